package smpng.api.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A program as text, for readers: not read by anything. */
final class Listing {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private Listing() {}

    static String of(Program program) {
        Listing listing = new Listing();
        listing.line("", "program " + program.name());
        for (Array array : program.arrays()) {
            String values = array.initial().stream().map(String::valueOf).collect(Collectors.joining(", "));
            String type = array.type().name().toLowerCase(Locale.ROOT);
            boolean zero = array.initial().stream().allMatch(value -> value == 0);
            String size = array.isArray() ? "[" + array.size() + "]" : "";
            listing.line(INDENT, type + " " + array.name() + size + " = " + (zero ? "0" : values));
        }
        for (Program.Code thread : program.threads()) {
            listing.line(INDENT, "thread " + thread.name());
            listing.block(INDENT + INDENT, thread.body());
        }
        program.atEnd().ifPresent(condition -> listing.line(INDENT, "at the end " + condition));
        return listing.text.toString();
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append('\n');
    }

    private void block(String indent, List<Statement> statements) {
        statements.forEach(statement -> statement(indent, statement));
    }

    private void statement(String indent, Statement statement) {
        String inside = indent + INDENT;
        if (statement instanceof Statement.If s) {
            line(indent, "if " + s.condition());
            block(inside, s.then());
            if (!s.otherwise().isEmpty()) {
                line(indent, "else");
                block(inside, s.otherwise());
            }
        } else if (statement instanceof Statement.Loop s) {
            line(indent, "loop");
            block(inside, s.body());
        } else if (statement instanceof Statement.For s) {
            line(indent, "for " + s.counter() + " from " + s.from() + " to " + (s.to() - 1));
            block(inside, s.body());
        } else {
            line(indent, of(statement));
        }
    }

    /** A statement that has no others in it. */
    static String of(Statement statement) {
        if (statement instanceof Statement.Assign s) {
            return s.into() + " = " + s.value();
        }
        if (statement instanceof Statement.Load s) {
            return s.into() + " = " + s.place() + of(s.order());
        }
        if (statement instanceof Statement.Store s) {
            return s.place() + " = " + s.value() + of(s.order());
        }
        if (statement instanceof Statement.Update s) {
            String kind = s.kind().name().toLowerCase(Locale.ROOT);
            return s.old() + " = " + s.place() + "." + kind + "(" + s.operand() + ")" + of(s.order());
        }
        if (statement instanceof Statement.CompareAndSet s) {
            String result = s.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return s.into() + " = " + result + " of " + s.place() + ".cas(" + s.expected() + ", " + s.value() + ")"
                    + of(s.order()) + ", failing" + of(s.failure());
        }
        if (statement instanceof Statement.Fence s) {
            return "fence " + name(s.order());
        }
        if (statement instanceof Statement.Await s) {
            String comparison = name(s.comparison());
            return s.into() + " = await " + s.place() + " " + comparison + " " + s.operand() + of(s.order());
        }
        if (statement instanceof Statement.AwaitCompareAndSet s) {
            return "await " + s.place() + ".cas(" + s.expected() + ", " + s.value() + ")" + of(s.order());
        }
        if (statement instanceof Statement.Assume s) {
            return "assume " + s.condition();
        }
        if (statement instanceof Statement.Verify s) {
            return "verify " + s.condition() + ": " + s.message();
        }
        return statement instanceof Statement.Leave ? "leave" : "end";
    }

    private static String of(AccessOrder order) {
        return "  " + name(order);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
