package smpng.suites.engines;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The main class of a fork that is kept: it does one task after another, so that what a JVM learns in its first seconds
 * serves more than one cell. Tasks come in as lines of JSON, answers go out as words; what is printed meanwhile goes to
 * the task's log.
 */
public final class KeptFork {
    private static final int LOOKS = 3;
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final Redirected printed = new Redirected();

    private KeptFork() {}

    /** Does tasks until there are no more. */
    public static void main(String[] args) throws IOException, InterruptedException {
        ParentWatch.start();
        new KeptFork().serve();
        // Engines leave threads behind that would keep this JVM alive.
        Runtime.getRuntime().exit(0);
    }

    private void serve() throws IOException, InterruptedException {
        PrintStream answers = System.out;
        // Once: Lincheck, for one, keeps the stream that it finds first.
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ObjectMapper json = new ObjectMapper();
        BufferedReader tasks = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = tasks.readLine(); line != null; line = tasks.readLine()) {
            answers.println(answer(json.readValue(line, ForkTask.class)));
            answers.flush();
        }
    }

    private ForkTask.Answer answer(ForkTask task) throws IOException, InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        boolean done;
        try (OutputStream log = Files.newOutputStream(Path.of(task.log()))) {
            printed.to(log);
            done = perform(task);
            System.out.flush();
            System.err.flush();
            printed.to(OutputStream.nullOutputStream());
        }
        return ForkTask.Answer.of(done, isLittered(before));
    }

    /** Whatever is thrown ends the task, not this JVM: the next one has nothing to do with it. */
    private static boolean perform(ForkTask task) {
        ClassLoader own =
                Optional.ofNullable(KeptFork.class.getClassLoader()).orElse(ClassLoader.getSystemClassLoader());
        ClassLoader loader = task.patched().isEmpty() ? own : new PatchedLoader(Path.of(task.patched()), own);
        task.properties().forEach(System::setProperty);
        loader.setDefaultAssertionStatus(true);
        Thread.currentThread().setContextClassLoader(loader);
        try {
            // By reflection all the way: loaded anew, the work is not the interface that this class knows.
            Constructor<?> constructor =
                    Class.forName(task.work(), true, loader).getDeclaredConstructor();
            constructor.setAccessible(true);
            Object work = constructor.newInstance();
            var run = work.getClass().getDeclaredMethod("run", Path.class, Path.class);
            run.setAccessible(true);
            run.invoke(work, Path.of(task.request()), Path.of(task.report()));
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            e.printStackTrace();
            return false;
        } finally {
            Thread.currentThread().setContextClassLoader(own);
            task.properties().keySet().forEach(System::clearProperty);
        }
    }

    /** Whether a thread that began since runs on and on. One that waits, as pooled ones do, takes nothing from others. */
    private static boolean isLittered(Set<Thread> before) throws InterruptedException {
        Set<Thread> running = new HashSet<>();
        for (int look = 0; look < LOOKS; look++) {
            Set<Thread> now = new HashSet<>();
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (!before.contains(thread) && thread.getState() == Thread.State.RUNNABLE && !isOfTheJvm(thread)) {
                    now.add(thread);
                }
            }
            if (look == 0) {
                running.addAll(now);
            } else {
                running.retainAll(now);
            }
            if (running.isEmpty()) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        return true;
    }

    /** Its own threads are in native code whenever they have nothing to do. */
    private static boolean isOfTheJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && "system".equals(group.getName());
    }

    /** A stream that can be pointed elsewhere. */
    private static final class Redirected extends OutputStream {
        private volatile OutputStream target = OutputStream.nullOutputStream();

        void to(OutputStream next) {
            target = next;
        }

        @Override
        public void write(int b) throws IOException {
            target.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            target.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
