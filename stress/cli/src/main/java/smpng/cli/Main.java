package smpng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry. */
@Command(
        name = "smpng",
        description = "Verifies SMP primitives, on several engines, and shows the evidence.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        version = "smpng 0.1",
        subcommands = {
            ListCommand.class,
            VerifyCommand.class,
            ExploreCommand.class,
            LitmusCommand.class,
            BugsCommand.class,
            AuditCommand.class,
            ReplayCommand.class,
            ReportCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.checkerframework.checker.nullness.qual.MonotonicNonNull CommandSpec spec;

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] args) {
        int status = commandLine().execute(args);
        Runtime.getRuntime().exit(status);
    }

    /** The command line, for tests too. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(
                        (e, args) -> badInput(e.getCommandLine().getErr(), describe(e)))
                .setExecutionExceptionHandler((e, commandLine, parsed) -> failed(e, commandLine.getErr()));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    private static String describe(CommandLine.ParameterException e) {
        CommandLine at = e.getCommandLine();
        if (at.getParent() == null
                && e instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            return "no such command: " + unmatched.getUnmatched().get(0) + "; one of "
                    + String.join(", ", at.getSubcommands().keySet());
        }
        return e.getMessage() + "; smpng " + path(at) + "--help says what there is";
    }

    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof InputError) {
            return badInput(err, String.valueOf(e.getMessage()));
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            return badInput(err, "a file cannot be used: " + e.getMessage() + "; check the path and its permissions");
        }
        e.printStackTrace(err);
        return ExitStatus.UNDECIDED.code();
    }

    private static int badInput(PrintWriter err, String message) {
        err.println("smpng: " + message.lines().findFirst().orElse("bad input"));
        err.flush();
        return ExitStatus.BAD_INPUT.code();
    }

    private static String path(CommandLine commandLine) {
        return commandLine.getParent() == null ? "" : commandLine.getCommandName() + " ";
    }
}
