package smpng.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code replay --debug} waits for a debugger, shows it the test's class, and ends as the replay does. */
class DebuggedReplayTest {
    private static final String TEST = Explored.Hopeful.class.getName();
    private static final int ATTEMPTS = 600;
    private static final int PAUSE_MILLIS = 100;
    private static final int EVENT_MILLIS = 60_000;

    @TempDir
    Path folder;

    @Test
    void theReplayWaitsForADebuggerAndThenFailsAsItShould() throws Exception {
        Path log = folder.resolve("replay.log");
        int port = freePort();
        Process replay = replay(log, port);
        try {
            VirtualMachine attached = attach(port, replay, log);
            assertTrue(
                    attached.allThreads().stream()
                            .filter(thread -> thread.name().equals("main"))
                            .allMatch(thread -> thread.isSuspended()),
                    "nothing runs before the debugger lets it");
            List<String> prepared = prepared(attached);
            assertTrue(replay.waitFor(2, TimeUnit.MINUTES), "the replay goes on");
            String said = Files.readString(log, StandardCharsets.UTF_8);
            assertEquals(1, replay.exitValue(), said);
            assertTrue(said.contains("y -> 0"), said);
            assertTrue(prepared.contains(TEST), prepared::toString);
        } finally {
            replay.descendants().forEach(ProcessHandle::destroyForcibly);
            replay.destroyForcibly();
        }
    }

    private Process replay(Path log, int port) throws IOException {
        CommandLine line = Main.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()));
        assertEquals(1, line.execute("explore", TEST, "--machine", "jam", "--report", folder.toString()));
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("counterexamples"))) {
            file = files.findFirst().orElseThrow();
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-cp", System.getProperty("java.class.path", "")));
        String home = System.getProperty("smpng.home");
        if (home != null) {
            command.add("-Dsmpng.home=" + home);
        }
        command.addAll(List.of(Main.class.getName(), "replay", file.toString(), "--debug", Integer.toString(port)));
        return new ProcessBuilder(command)
                .directory(new File("").getAbsoluteFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static VirtualMachine attach(int port, Process replay, Path log)
            throws IOException, InterruptedException, IllegalConnectorArgumentsException {
        AttachingConnector socket = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(connector -> connector.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = socket.defaultArguments();
        set(arguments, "hostname", "localhost");
        set(arguments, "port", Integer.toString(port));
        for (int i = 0; i < ATTEMPTS && replay.isAlive(); i++) {
            try {
                return socket.attach(arguments);
            } catch (IOException e) {
                Thread.sleep(PAUSE_MILLIS); // it does not listen yet
            }
        }
        throw new AssertionError("nobody listens: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    private static void set(Map<String, Connector.Argument> arguments, String name, String value) {
        Connector.Argument argument = arguments.get(name);
        if (argument == null) {
            throw new AssertionError("no argument " + name);
        }
        argument.setValue(value);
    }

    /** Lets the machine go on until its end. Answers which of the test's classes it prepared. */
    private static List<String> prepared(VirtualMachine attached) throws InterruptedException {
        List<String> prepared = new ArrayList<>();
        ClassPrepareRequest request = attached.eventRequestManager().createClassPrepareRequest();
        request.addClassFilter(TEST);
        request.enable();
        attached.resume();
        for (; ; ) {
            EventSet events = attached.eventQueue().remove(EVENT_MILLIS);
            if (events == null) {
                throw new AssertionError("nothing happens");
            }
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent its) {
                    prepared.add(its.referenceType().name());
                } else if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                    events.resume();
                    return prepared;
                }
            }
            events.resume();
        }
    }
}
