package smpng.explorer.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Exploration.Result;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.graph.Exploration.Subject;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.View;
import smpng.explorer.guest.Body;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.World;
import smpng.explorer.locks.Clients;

/**
 * How fast compiled classes are explored, of which nothing is known: executions, those that were given up early apart; how many,
 * complete and blocked, a CPU second when the JVM is warm, and how long one exploration takes then; the CPU time of a whole
 * process that explores once; two jobs against one. Beside it what GenMC 0.11 took for the same
 * program on one machine once; a ratio to it is worth something only where both ran on the same.
 *
 * <p>Run, after {@code mvn verify}:
 *
 * <pre>
 *   java -cp 'model/explorer/target/test-classes:model/explorer/target/classes:stress/cli/target/lib/*' \
 *       smpng.explorer.benchmark.ExplorerBenchmark
 * </pre>
 */
public final class ExplorerBenchmark {
    private static final String MACHINE = "rc11";
    private static final double WARM_SECONDS = 4;
    private static final double SECOND = 1e9;

    private static final List<Program> PROGRAMS = List.of(
            new Program("fib_bench 5", Fib.class, "run", 3, 5.0),
            new Program("fib_bench 5, volatile", FibVolatile.class, "run", 3, Double.NaN),
            new Program("big1", Big1.class, "run", 4, 25.4),
            new Program("lastzero 15", LastZero.class, "run", 16, 16.8),
            new Program("ticket lock 6", Clients.Ticket.class, "enter", 6, 0.59),
            new Program("ticket lock 6, blocking", Clients.Ticket.class, "enter", 6, 0.59),
            new Program("TTAS lock 4", Clients.Ttas.class, "enter", 4, 0.13),
            new Program("TTAS lock 4, blocking", Clients.Ttas.class, "enter", 4, 0.13),
            new Program("MCS lock 4", Clients.Mcs.class, "enter", 4, 0.25),
            new Program("MCS lock 4, blocking", Clients.Mcs.class, "enter", 4, 0.25));

    private ExplorerBenchmark() {}

    /**
     * What is explored.
     *
     * @param type its class; made with a thread's number, or once with the number of threads if it is a lock's client
     * @param method what a thread runs
     * @param genmc seconds that GenMC took
     */
    private record Program(String name, Class<?> type, String method, int threads, double genmc) {
        Subject load(Locations locations, Identities identities, Observer observer) {
            try {
                World world = new World(World.Options.of(type.getClassLoader()), identities);
                Class<?> loaded = world.load(type.getName());
                return new Subject(world.threads(world.setUp(() -> bodies(world, loaded))), observer);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /** A thread that waits is put off until that is over, or is left blocked and the execution with it, as others count. */
        Settings settings() {
            Settings settings = Settings.of(MACHINE);
            return name.endsWith("blocking") ? settings.withoutDeferral() : settings;
        }

        private List<Body> bodies(World world, Class<?> loaded) {
            List<Body> bodies = new ArrayList<>();
            Object shared = method.equals("run") ? "" : world.create(loaded, threads);
            for (int thread = 0; thread < threads; thread++) {
                bodies.add(world.body(loaded, method, method.equals("run") ? world.create(loaded, thread) : shared));
            }
            return bodies;
        }
    }

    /** Says nothing. */
    private static final class Quiet implements Observer {
        @Override
        public void complete(View end) {}
    }

    /** Notes how much CPU time its worker has used. */
    private static final class Clocked implements Observer {
        private static final int EVERY = 1 << 10;
        private final AtomicLong nanos = new AtomicLong();
        private int executions;

        @Override
        public void complete(View end) {
            if (++executions % EVERY == 0) {
                nanos.set(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1) {
            cold(Integer.parseInt(arguments[0]));
            return;
        }
        System.out.printf(
                "%-24s %10s %9s %8s %13s %9s %13s %8s %7s%n",
                MACHINE,
                "complete",
                "blocked",
                "dropped",
                "warm a CPU s",
                "CPU ms",
                "process CPU s",
                "GenMC s",
                "ratio");
        for (Program program : PROGRAMS) {
            line(program);
        }
        jobs(PROGRAMS.get(2));
    }

    private static void line(Program program) throws IOException, InterruptedException {
        Locations locations = new Locations();
        Subject subject = program.load(locations, new Identities(locations), new Quiet());
        Settings settings = program.settings();
        Result result = explore(subject, locations, settings);
        long best = Long.MAX_VALUE;
        long start = cpu();
        do {
            long before = cpu();
            explore(subject, locations, settings);
            best = Math.min(best, cpu() - before);
        } while (cpu() - start < WARM_SECONDS * SECOND);
        double process = processOf(PROGRAMS.indexOf(program));
        System.out.printf(
                Locale.ROOT,
                "%-24s %,10d %,9d %,8d %,13.0f %9.2f %13.2f %8s %7s%n",
                program.name(),
                result.complete(),
                result.blocked(),
                result.dropped(),
                (result.complete() + result.blocked()) / (best / SECOND),
                best / 1e6,
                process,
                known("%.2f", program.genmc()),
                known("%.1f", program.genmc() / process));
    }

    private static String known(String format, double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, format, figure);
    }

    private static Result explore(Subject subject, Locations locations, Settings settings) {
        Result result = Exploration.run(subject.threads(), locations, settings, subject.observer());
        if (!result.isExhaustive() || result.failed() > 0) {
            throw new IllegalStateException(result.toString());
        }
        return result;
    }

    /** CPU time of this thread. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Explores once and prints the CPU time of the process, that of its start, its compiler and its collector included. */
    private static void cold(int program) {
        Locations locations = new Locations();
        Program one = PROGRAMS.get(program);
        explore(one.load(locations, new Identities(locations), new Quiet()), locations, one.settings());
        System.out.println(
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime());
    }

    /** CPU seconds of a process of its own: the least of three. */
    private static double processOf(int program) throws IOException, InterruptedException {
        double best = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            Process process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ExplorerBenchmark.class.getName(),
                            Integer.toString(program))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            if (process.waitFor() != 0) {
                throw new IOException("the process failed");
            }
            best = Math.min(best, Long.parseLong(printed) / SECOND);
        }
        return best;
    }

    /** Elapsed time tells something on an idle machine only; how well the work is shared out, CPU time tells anywhere. */
    private static void jobs(Program program) throws InterruptedException {
        double[] elapsed = new double[3];
        double[] busiest = new double[3];
        for (int attempt = 0; attempt < 4; attempt++) {
            for (int jobs = 1; jobs <= 2; jobs++) {
                Locations locations = new Locations();
                Identities identities = new Identities(locations);
                List<Clocked> clocks = new ArrayList<>();
                long start = System.nanoTime();
                Result result = Exploration.run(
                        () -> {
                            clocks.add(new Clocked());
                            return program.load(locations, identities, clocks.get(clocks.size() - 1));
                        },
                        jobs,
                        locations,
                        program.settings());
                double seconds = (System.nanoTime() - start) / SECOND;
                double most = clocks.stream()
                                .mapToLong(clock -> clock.nanos.get())
                                .max()
                                .orElseThrow()
                        / SECOND;
                elapsed[jobs] = attempt < 2 ? seconds : Math.min(seconds, elapsed[jobs]);
                busiest[jobs] = attempt < 2 ? most : Math.min(most, busiest[jobs]);
                if (result.failed() > 0 || !result.isExhaustive()) {
                    throw new IllegalStateException(result.toString());
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s, two jobs against one: %.2f times by the clock (%s s), %.2f times by the busier one's CPU (%s s)%n",
                program.name(),
                elapsed[1] / elapsed[2],
                seconds(elapsed),
                busiest[1] / busiest[2],
                seconds(busiest));
    }

    private static String seconds(double[] times) {
        return Arrays.stream(times)
                .skip(1)
                .mapToObj(time -> String.format(Locale.ROOT, "%.2f", time))
                .reduce((one, two) -> one + ", " + two)
                .orElse("");
    }
}
