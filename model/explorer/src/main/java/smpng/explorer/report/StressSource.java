package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;

/** A straight line as a test of JCStress, whose forbidden outcome is the execution's. */
final class StressSource {
    /** JCStress has no results with more parts. */
    private static final int MOST = 8;

    private final StraightLine line;
    private final String name;
    private final String remark;

    StressSource(StraightLine line, String name, String remark) {
        this.line = line;
        this.name = name;
        this.remark = remark;
    }

    /** Why there is none; empty if there is one. */
    String refusal() {
        if (!line.refusal().isEmpty()) {
            return line.refusal();
        }
        int parts = outcome().size();
        if (parts == 0 || parts > MOST) {
            return parts + " values tell the execution, and JCStress has results of 1 to " + MOST;
        }
        for (List<StraightLine.Op> thread : line.threads()) {
            for (StraightLine.Op op : thread) {
                int order = declared(op);
                if (op.variable() < 0 && op.step().order() == Order.FREEZE) {
                    return "the end of a constructor is no fence of Java's";
                } else if (op.variable() >= 0 && order == Order.ACQUIRE_RELEASE) {
                    return "Java has no access that is acquire and release";
                } else if (op.step().kind() == Step.Kind.FAILED_UPDATE && order <= Order.OPAQUE) {
                    return "Java's weak compare-and-set does not tell what it read when it fails";
                }
            }
        }
        return "";
    }

    private List<Integer> outcome() {
        List<Integer> all = new ArrayList<>(line.registers());
        all.addAll(line.last().values());
        return all;
    }

    /** The file. */
    String text() {
        List<Integer> outcome = outcome();
        String result = "I".repeat(outcome.size()) + "_Result";
        String id = outcome.stream().map(String::valueOf).collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("package " + Exports.PACKAGE + ";\n\n");
        List<String> imports = new ArrayList<>(List.of(
                "java.lang.invoke.MethodHandles",
                "java.lang.invoke.VarHandle",
                "org.openjdk.jcstress.annotations.Actor",
                "org.openjdk.jcstress.annotations.Expect",
                "org.openjdk.jcstress.annotations.JCStressTest",
                "org.openjdk.jcstress.annotations.Outcome",
                "org.openjdk.jcstress.annotations.State",
                "org.openjdk.jcstress.infra.results." + result));
        if (!line.last().isEmpty()) {
            imports.add(3, "org.openjdk.jcstress.annotations.Arbiter");
        }
        imports.forEach(each -> text.append("import ").append(each).append(";\n"));
        text.append("\n/** ").append(remark).append(" */\n@JCStressTest\n@State\n");
        text.append("@Outcome(id = \"").append(id).append("\", expect = Expect.FORBIDDEN, desc = \"the execution\")\n");
        text.append("@Outcome(expect = Expect.ACCEPTABLE, desc = \"another one\")\n");
        text.append("public class ").append(name).append(" {\n");
        for (String variable : line.variables()) {
            text.append("    private static final VarHandle ")
                    .append(handle(variable))
                    .append(";\n");
        }
        text.append(
                "\n    static {\n        try {\n            MethodHandles.Lookup lookup = MethodHandles.lookup();\n");
        for (String variable : line.variables()) {
            text.append("            ")
                    .append(handle(variable))
                    .append(" = lookup.findVarHandle(")
                    .append(name)
                    .append(".class, \"")
                    .append(variable)
                    .append("\", int.class);\n");
        }
        text.append("        } catch (ReflectiveOperationException e) {\n")
                .append("            throw new ExceptionInInitializerError(e);\n        }\n    }\n\n");
        line.variables().forEach(v -> text.append("    int ").append(v).append(";\n"));
        int part = 1;
        for (int t = 0; t < line.threads().size(); t++) {
            text.append("\n    @Actor\n    public void actor")
                    .append(t)
                    .append('(')
                    .append(result)
                    .append(" r) {\n");
            for (StraightLine.Op op : line.threads().get(t)) {
                text.append("        ")
                        .append(statement(op, part))
                        .append(" // ")
                        .append(comment(op))
                        .append('\n');
                part += op.read() >= 0 ? 1 : 0;
            }
            text.append("    }\n");
        }
        if (!line.last().isEmpty()) {
            text.append("\n    @Arbiter\n    public void last(").append(result).append(" r) {\n");
            for (int variable : line.last().keySet()) {
                text.append("        r.r")
                        .append(part++)
                        .append(" = ")
                        .append(line.variables().get(variable))
                        .append(";\n");
            }
            text.append("    }\n");
        }
        return text.append("}\n").toString();
    }

    /** Texts of a program may have what javac takes for an escape. */
    private static String comment(StraightLine.Op op) {
        return op.told().replace('\\', '/').replaceAll("\\s+", " ").strip();
    }

    private static String handle(String variable) {
        return variable.toUpperCase(Locale.ROOT);
    }

    private static int declared(StraightLine.Op op) {
        return op.step().declared() & ~Order.REFERENCE;
    }

    private String statement(StraightLine.Op op, int part) {
        String reads = op.read() >= 0 ? "r.r" + part + " = " : "";
        String variable = op.variable() < 0 ? "" : line.variables().get(op.variable());
        String at = handle(variable) + ".";
        int order = declared(op);
        return switch (op.step().kind()) {
            case READ ->
                order == Order.PLAIN ? reads + variable + ";" : reads + "(int) " + at + "get" + mode(order) + "(this);";
            case WRITE ->
                order == Order.PLAIN
                        ? variable + " = " + op.written() + ";"
                        : at + "set" + mode(order) + "(this, " + op.written() + ");";
            case UPDATE ->
                order <= Order.OPAQUE
                        ? reads + at + "weakCompareAndSetPlain(this, " + op.read() + ", " + op.written() + ") ? "
                                + op.read() + " : -1;"
                        : reads + "(int) " + at + "getAndSet" + updating(order) + "(this, " + op.written() + ");";
            case FAILED_UPDATE -> reads + "(int) " + at + "compareAndExchange" + updating(order) + "(this, -1, -2);";
            default -> fence(op.step().order());
        };
    }

    private static String mode(int order) {
        return switch (order) {
            case Order.ACQUIRE -> "Acquire";
            case Order.RELEASE -> "Release";
            case Order.VOLATILE -> "Volatile";
            default -> "Opaque";
        };
    }

    private static String updating(int order) {
        return order == Order.VOLATILE ? "" : mode(order);
    }

    private static String fence(int order) {
        return switch (order) {
            case Order.ACQUIRE -> "VarHandle.acquireFence();";
            case Order.RELEASE -> "VarHandle.releaseFence();";
            case Order.LOAD_LOAD -> "VarHandle.loadLoadFence();";
            case Order.STORE_STORE -> "VarHandle.storeStoreFence();";
            case Order.ACQUIRE_RELEASE -> "VarHandle.acquireFence(); VarHandle.releaseFence();";
            default -> "VarHandle.fullFence();";
        };
    }
}
