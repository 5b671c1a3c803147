package smpng.explorer.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.graph.DataRace;
import smpng.explorer.graph.Exploration;
import smpng.explorer.graph.Exploration.Result;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Observer;
import smpng.explorer.graph.Step;
import smpng.explorer.graph.View;
import smpng.explorer.guest.Body;
import smpng.explorer.guest.Identities;
import smpng.explorer.guest.World;
import smpng.explorer.report.ExecutionText;
import smpng.explorer.trial.Verdict.Failure;

/**
 * A program in a world of its own: an object, methods of it that threads run, and its method {@code check}, which says at the end
 * of an execution whether all is well.
 */
public final class Trial {
    private final Locations locations = new Locations();
    private final World world;
    private final Object state;
    private final List<Body> bodies = new ArrayList<>();
    private final Body check;

    /**
     * Loads a program.
     *
     * @param source where its classes are from
     * @param client class of the object
     * @param threads the method that each thread runs
     * @param arguments of the object's constructor
     */
    public Trial(ClassLoader source, Class<?> client, List<String> threads, Object... arguments) throws Exception {
        world = new World(World.Options.of(source), new Identities(locations));
        Class<?> type = world.load(client.getName());
        state = world.setUp(() -> world.create(type, arguments));
        for (String method : threads) {
            bodies.add(world.body(declaring(type, method), method, state));
        }
        check = world.body(declaring(type, "check"), "check", state);
    }

    private static Class<?> declaring(Class<?> type, String method) {
        boolean here = Arrays.stream(type.getDeclaredMethods())
                .anyMatch(declared -> declared.getName().equals(method));
        return here ? type : declaring(type.getSuperclass(), method);
    }

    /** Explores it. */
    public Verdict explored(Settings settings) {
        Watching watching = new Watching();
        return watching.verdict(Exploration.run(world.threads(bodies), locations, settings, watching));
    }

    /** Runs one execution again. */
    public Verdict again(Settings settings, List<List<Step>> execution) {
        Watching watching = new Watching();
        return watching.verdict(Exploration.retrace(world.threads(bodies), locations, settings, execution, watching));
    }

    /** Keeps the first failure. */
    private final class Watching implements Observer {
        private @Nullable Failure failure;
        private List<List<Step>> execution = List.of();
        private String text = "";

        @Override
        public void complete(View end) {
            try {
                world.atEnd(end, () -> {
                    run(check);
                    return true;
                });
            } catch (AssertionError wrong) {
                keep(Failure.ASSERTION, end, String.valueOf(wrong.getMessage()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void blocked(View end) {
            if (end.hangs()) {
                keep(Failure.HANG, end, "a thread waits for ever");
            }
        }

        @Override
        public boolean failed(View end, int thread, Throwable thrown) {
            if (!(thrown instanceof DataRace) && !(thrown instanceof AssertionError)) {
                throw new IllegalStateException(thrown);
            }
            keep(
                    thrown instanceof DataRace ? Failure.RACE : Failure.ASSERTION,
                    end,
                    String.valueOf(thrown.getMessage()));
            return false;
        }

        private void keep(Failure kind, View end, String what) {
            if (failure != null) {
                return;
            }
            failure = kind;
            List<List<Step>> steps = new ArrayList<>();
            for (int thread = 0; thread < end.threads(); thread++) {
                steps.add(end.steps(thread));
            }
            execution = steps;
            text = what + "\n" + new ExecutionText(new Numbers()).of(end);
        }

        Verdict verdict(Result result) {
            return new Verdict(result, Optional.ofNullable(failure), execution, text);
        }
    }

    private static void run(Body body) throws Exception {
        try {
            body.run();
        } catch (Error | Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Locations by number: nobody has told their names. */
    private static final class Numbers implements ExecutionText.Names {
        @Override
        public String thread(int thread) {
            return "T" + thread;
        }

        @Override
        public String location(int location) {
            return "m" + location;
        }

        @Override
        public String value(int location, long value) {
            return Long.toString(value);
        }
    }
}
