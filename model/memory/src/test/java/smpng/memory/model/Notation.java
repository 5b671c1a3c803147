package smpng.memory.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import smpng.memory.Tag;
import smpng.memory.program.Expression;
import smpng.memory.program.Expression.Operator;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * Programs in one line. Threads are separated by {@code ||}, instructions by {@code ;}. {@code R x} reads, {@code W x 1}
 * writes, {@code U x 1} exchanges, {@code if} branches on what was read last, everything else is a fence. Tags follow in
 * lower case; {@code addr} and {@code data} make an access depend on what the thread read last.
 */
final class Notation {
    private static final String LOADS = "r";

    private final Map<String, Integer> locations = new LinkedHashMap<>();
    private final Map<String, Long> initial = new LinkedHashMap<>();
    private final List<Program.Thread> threads = new ArrayList<>();

    private Notation() {}

    /** A program; {@code initial} is of the form {@code x=1 y=1}, or empty. */
    static Program program(String name, String initial, String text) {
        Notation notation = new Notation();
        for (String word : words(initial)) {
            notation.initial.put(word.split("=")[0], Long.parseLong(word.split("=")[1]));
        }
        // Addresses depend on the locations alone, so these come first.
        for (String word : text.split("\\W+")) {
            if (word.matches("[uvwxyz]")) {
                notation.locations.putIfAbsent(word, notation.locations.size());
            }
        }
        for (String thread : text.split("\\|\\|")) {
            notation.threads.add(notation.new Writing().thread(thread));
        }
        return new Program(name, notation.all(), notation.threads);
    }

    /** The words of a text. */
    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    private List<Program.Location> all() {
        List<Program.Location> all = new ArrayList<>();
        locations.forEach(
                (name, number) -> all.add(new Program.Location(name, initial.getOrDefault(name, 0L), number, 0)));
        return all;
    }

    /** One thread. */
    private final class Writing {
        private final List<Instruction> code = new ArrayList<>();
        private int loads;

        Program.Thread thread(String text) {
            for (String instruction : text.split(";")) {
                add(words(instruction));
            }
            List<String> names = new ArrayList<>();
            for (int r = 0; r < loads; r++) {
                names.add(LOADS + r);
            }
            return new Program.Thread(
                    names,
                    names.stream().map(n -> 0L).toList(),
                    code,
                    code.stream().map(Instruction::toString).toList());
        }

        private void add(List<String> words) {
            switch (words.get(0)) {
                case "R" -> {
                    Expression address = address(words);
                    code.add(new Instruction.Load(loads++, address, tags(words, 2)));
                }
                case "W" -> code.add(new Instruction.Store(address(words), value(words), tags(words, 3)));
                case "U" -> {
                    Expression address = address(words);
                    Expression value = value(words);
                    long tags = tags(words, 3) | Tag.ATOMIC.bit();
                    code.add(new Instruction.ReadModifyWrite(loads++, address, value, tags, tags));
                }
                case "if" -> {
                    String label = "L" + code.size();
                    code.add(new Instruction.Branch(Expression.register(loads - 1), label));
                    code.add(new Instruction.Label(label));
                }
                default -> code.add(new Instruction.Fence(tags(words, 0)));
            }
        }

        private Expression address(List<String> words) {
            int location = locations.get(words.get(1));
            Expression address = Expression.constant(new Program("", all(), List.of()).addressOf(location));
            return words.contains("addr") ? depending(address) : address;
        }

        private Expression value(List<String> words) {
            Expression value = Expression.constant(Long.parseLong(words.get(2)));
            return words.contains("data") ? depending(value) : value;
        }

        private Expression depending(Expression on) {
            Expression last = Expression.register(loads - 1);
            return Expression.binary(Operator.ADD, on, Expression.binary(Operator.XOR, last, last));
        }

        private long tags(List<String> words, int from) {
            long tags = 0;
            for (String word : words.subList(Math.min(from, words.size()), words.size())) {
                if (!word.equals("addr") && !word.equals("data")) {
                    tags |= Tag.valueOf(word.toUpperCase(Locale.ROOT)).bit();
                }
            }
            return tags;
        }
    }
}
