package smpng.suites.litmus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that were damaged: one of the originals with up to {@value #MOST} changes, each of a byte, of a token or of a line.
 * The same originals, seed and number always give the same one.
 */
final class Mutations {
    private static final int MOST = 3;
    private static final Pattern BETWEEN_TOKENS =
            Pattern.compile("(?<=\\W)(?=\\w)|(?<=\\w)(?=\\W)|(?<=[^\\w\\s])(?=[^\\w\\s])");
    private static final Pattern BETWEEN_LINES = Pattern.compile("(?<=\n)");
    private static final List<String> NUMBERS = List.of(
            "0", "-1", "63", "64", "1024", "4294967296", "9223372036854775807", "18446744073709551616", "0x", "08");

    private final List<Path> files;
    private final List<String> originals = new ArrayList<>();
    private final long seed;

    private Mutations(List<Path> files, long seed) throws IOException {
        this.files = List.copyOf(files);
        this.seed = seed;
        for (Path file : files) {
            originals.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
    }

    /** Damages the files with this suffix in a folder and the folders below it. */
    static Mutations of(Path folder, String suffix, long seed) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files =
                    all.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
            if (files.isEmpty()) {
                throw new IOException("no file below " + folder + " ends in " + suffix);
            }
            return new Mutations(files, seed);
        }
    }

    /** What the damaged file with a number was before. */
    Path original(long number) {
        return files.get((int) (number % files.size()));
    }

    /** The damaged file with a number. */
    String file(long number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        String text = originals.get((int) (number % files.size()));
        for (int changes = 1 + random.nextInt(MOST); changes > 0; changes--) {
            text = changed(text, random);
        }
        return text;
    }

    private String changed(String text, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> bytes(text, random);
            case 1 -> String.join("", pieces(text, BETWEEN_LINES, random));
            default -> String.join("", pieces(text, BETWEEN_TOKENS, random));
        };
    }

    private static String bytes(String text, SplittableRandom random) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + (char) (text.charAt(at) ^ 1 << random.nextInt(Byte.SIZE)) + after;
            case 1 -> before + after;
            case 2 -> before + (char) random.nextInt(1 << Byte.SIZE) + text.charAt(at) + after;
            default -> before;
        };
    }

    /** Lines or tokens, one of them cut, repeated, exchanged, or put in another's place. */
    private List<String> pieces(String text, Pattern between, SplittableRandom random) {
        List<String> pieces = new ArrayList<>(Arrays.asList(between.split(text)));
        int at = random.nextInt(pieces.size());
        switch (random.nextInt(6)) {
            case 0 -> pieces.remove(at);
            case 1 -> pieces.add(at, pieces.get(at));
            case 2 -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
            case 3 -> pieces.set(at, pick(random, Arrays.asList(between.split(pick(random, originals)))));
            case 4 -> pieces.set(at, pick(random, NUMBERS));
            default -> pieces.addAll(at, Collections.nCopies(random.nextInt(200), pieces.get(at)));
        }
        return pieces;
    }

    private static String pick(SplittableRandom random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
