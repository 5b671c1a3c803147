package smpng.memory.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import smpng.memory.Event.Kind;
import smpng.memory.Tag;
import smpng.memory.generate.Edge.Link;
import smpng.memory.program.Expression;
import smpng.memory.program.Instruction;
import smpng.memory.program.Program;

/**
 * The programs that decide whether a cycle of edges is possible. An edge is program order (bare, with a fence, a dependency,
 * acquire or release; to another location or the same one), a write read by another thread, or a read or write that comes
 * before another thread's write; a thread may also read what it wrote itself, by a store or an exchange. Each cycle is given once, whichever edge it is begun with.
 *
 * <p>Source: J. Alglave, L. Maranget, S. Sarkar, P. Sewell, Fences in weak memory models, CAV 2010, section 7 (diy).
 */
public final class Cycles {
    private final Vocabulary vocabulary;
    private final List<Edge> edges;

    public Cycles(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.edges = edges(vocabulary);
    }

    /** Every cycle with this many edges, in a fixed order. */
    public List<Program> ofLength(int length) {
        List<Program> programs = new ArrayList<>();
        Set<List<Edge>> seen = new HashSet<>();
        extend(new ArrayList<>(), length, seen, programs);
        // What two edges want of an access between them may come to the same.
        Set<List<Program.Thread>> different = new HashSet<>();
        return programs.stream().filter(p -> different.add(p.threads())).toList();
    }

    /** Cycles with at most this many edges, chosen at random; the same seed and number always give the same one. */
    public Program random(int longest, long seed, long number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        while (true) {
            int length = 2 + random.nextInt(longest - 1);
            List<Edge> cycle = new ArrayList<>();
            while (cycle.size() < length) {
                List<Edge> fitting = edges.stream()
                        .filter(e -> cycle.isEmpty() || e.from() == last(cycle).to())
                        .toList();
                // Edges between threads are few among all the kinds of program order, and none works without them.
                List<Edge> wanted = fitting.stream()
                        .filter(e -> e.external() == (random.nextInt(2) == 0))
                        .toList();
                List<Edge> from = wanted.isEmpty() ? fitting : wanted;
                cycle.add(from.get(random.nextInt(from.size())));
            }
            Optional<Program> program = program(cycle);
            if (program.isPresent()) {
                return program.get();
            }
        }
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private void extend(List<Edge> cycle, int length, Set<List<Edge>> seen, List<Program> programs) {
        if (cycle.size() == length) {
            Optional<Program> program = program(cycle);
            if (program.isPresent() && seen.add(smallest(cycle))) {
                programs.add(program.get());
            }
            return;
        }
        for (Edge edge : edges) {
            if (cycle.isEmpty() || last(cycle).to() == edge.from()) {
                cycle.add(edge);
                extend(cycle, length, seen, programs);
                cycle.remove(cycle.size() - 1);
            }
        }
    }

    /** Of all the rotations of a cycle the one whose edges come first. */
    private List<Edge> smallest(List<Edge> cycle) {
        List<Edge> best = List.copyOf(cycle);
        List<Edge> turned = new ArrayList<>(cycle);
        for (int i = 1; i < cycle.size(); i++) {
            Collections.rotate(turned, 1);
            for (int k = 0; k < turned.size(); k++) {
                int difference = edges.indexOf(turned.get(k)) - edges.indexOf(best.get(k));
                if (difference < 0) {
                    best = List.copyOf(turned);
                }
                if (difference != 0) {
                    break;
                }
            }
        }
        return best;
    }

    /** The program, unless the edges do not close: they must end in the first thread and at the first location. */
    private Optional<Program> program(List<Edge> cycle) {
        Edge closing = last(cycle);
        long moves = cycle.stream().filter(Edge::moves).count();
        long threads = cycle.stream().filter(Edge::external).count();
        boolean closes = closing.to() == cycle.get(0).from() && closing.external();
        if (!closes || moves == 1 || threads < 2) {
            return Optional.empty();
        }
        int locations = (int) Math.max(1, moves);
        return Optional.of(new Writing(locations).program(cycle));
    }

    /** A program being written. */
    private final class Writing {
        private final List<Program.Location> locations;
        private final List<Program.Thread> threads = new ArrayList<>();
        private final int[] written;
        private ThreadWriter writer;
        private int location;
        private int register = -1;

        Writing(int count) {
            locations = ThreadWriter.locations(count);
            written = new int[count];
            writer = new ThreadWriter(locations);
        }

        Program program(List<Edge> cycle) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < cycle.size(); i++) {
                Edge before = cycle.get((i + cycle.size() - 1) % cycle.size());
                Edge after = cycle.get(i);
                names.add(after.name());
                access(before, after);
                if (after.link() instanceof Link.Fenced fence) {
                    writer.add(new Instruction.Fence(fence.tags()));
                }
                if (after.link() instanceof Link.Control control) {
                    writer.decide(register);
                    if (control.fence() != 0) {
                        writer.add(new Instruction.Fence(control.fence()));
                    }
                }
                if (after.moves()) {
                    location = (location + 1) % locations.size();
                }
                if (after.external()) {
                    threads.add(writer.thread());
                    writer = new ThreadWriter(locations);
                }
            }
            return new Program(String.join("+", names), locations, threads);
        }

        /** The access between two edges; {@code register} is what the one before it read into. */
        private void access(Edge before, Edge after) {
            boolean reads = after.from() == Kind.READ;
            long wanted = before.toTags() | after.fromTags();
            long weakest = (reads ? vocabulary.reads() : vocabulary.writes()).get(0);
            long tags = wanted == 0 ? weakest : wanted;
            Expression address = writer.address(location);
            if (before.link() instanceof Link.Address) {
                address = ThreadWriter.depending(address, register);
            }
            if (reads) {
                register = writer.register();
                writer.add(new Instruction.Load(register, address, tags));
            } else {
                Expression value = Expression.constant(++written[location]);
                boolean data = before.link() instanceof Link.Data;
                write(address, data ? ThreadWriter.depending(value, register) : value, tags);
            }
        }

        /** A store or, where an edge wants the write of an atomic instruction, an exchange. */
        private void write(Expression address, Expression value, long tags) {
            if (Tag.ATOMIC.in(tags)) {
                writer.add(new Instruction.ReadModifyWrite(writer.register(), address, value, Tag.ATOMIC.bit(), tags));
            } else {
                writer.add(new Instruction.Store(address, value, tags));
            }
        }
    }

    private static List<Edge> edges(Vocabulary words) {
        List<Edge> edges = new ArrayList<>();
        Link bare = new Link.Bare();
        edges.add(new Edge("Rfe", Kind.WRITE, Kind.READ, true, false, bare, 0, 0));
        edges.add(new Edge("Fre", Kind.READ, Kind.WRITE, true, false, bare, 0, 0));
        edges.add(new Edge("Coe", Kind.WRITE, Kind.WRITE, true, false, bare, 0, 0));
        edges.add(new Edge("Rfi", Kind.WRITE, Kind.READ, false, false, bare, 0, 0));
        if (!words.updates().isEmpty()) {
            edges.add(new Edge("XRfi", Kind.WRITE, Kind.READ, false, false, bare, Tag.ATOMIC.bit(), 0));
        }
        for (Kind from : List.of(Kind.READ, Kind.WRITE)) {
            for (Kind to : List.of(Kind.READ, Kind.WRITE)) {
                String ends = (from == Kind.READ ? "R" : "W") + (to == Kind.READ ? "R" : "W");
                if (from == Kind.READ || to == Kind.WRITE) {
                    edges.add(new Edge("Pos" + ends, from, to, false, false, bare, 0, 0));
                }
                edges.add(new Edge("Pod" + ends, from, to, false, true, bare, 0, 0));
                for (long fence : words.fences()) {
                    String name = Listing.tags(fence) + "d" + ends;
                    edges.add(new Edge(name, from, to, false, true, new Link.Fenced(fence), 0, 0));
                }
                for (long first : from == Kind.READ ? words.reads() : words.writes()) {
                    for (long second : to == Kind.READ ? words.reads() : words.writes()) {
                        if (first != 0 || second != 0) {
                            String name = "Pod" + ends + Listing.tags(first) + "," + Listing.tags(second);
                            edges.add(new Edge(name, from, to, false, true, bare, first, second));
                        }
                    }
                }
                if (from == Kind.READ && words.dependencies()) {
                    dependencies(words, to, edges);
                }
            }
        }
        return edges;
    }

    private static void dependencies(Vocabulary words, Kind to, List<Edge> edges) {
        String end = to == Kind.READ ? "R" : "W";
        edges.add(new Edge("DpAddrd" + end, Kind.READ, to, false, true, new Link.Address(), 0, 0));
        edges.add(new Edge("DpCtrld" + end, Kind.READ, to, false, true, new Link.Control(0), 0, 0));
        if (words.fences().contains(Tag.ISB.bit())) {
            Link isb = new Link.Control(Tag.ISB.bit());
            edges.add(new Edge("DpCtrlIsbd" + end, Kind.READ, to, false, true, isb, 0, 0));
        }
        if (to == Kind.WRITE) {
            edges.add(new Edge("DpDatad" + end, Kind.READ, to, false, true, new Link.Data(), 0, 0));
        }
    }
}
