package smpng.explorer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;

/** A straight line as a litmus test in C: it is allowed where the execution is. */
final class LitmusSource {
    private final StraightLine line;
    private final String name;
    private final String remark;

    LitmusSource(StraightLine line, String name, String remark) {
        this.line = line;
        this.name = name;
        this.remark = remark;
    }

    /** Why there is none; empty if there is one. */
    String refusal() {
        boolean fenced = line.threads().stream()
                .flatMap(List::stream)
                .anyMatch(op -> op.variable() < 0 && fence(op.step().order()).isEmpty());
        return !line.refusal().isEmpty()
                ? line.refusal()
                : fenced ? "C has no fence between loads only, or stores only" : "";
    }

    /** The file. */
    String text() {
        StringBuilder text = new StringBuilder("C " + name + "\n\n(* " + remark + " *)\n\n{ ");
        line.variables().forEach(variable -> text.append('[').append(variable).append("] = 0; "));
        text.append("}\n");
        List<String> conditions = new ArrayList<>();
        for (int t = 0; t < line.threads().size(); t++) {
            thread(t, text, conditions);
        }
        line.last().forEach((variable, value) -> conditions.add(line.variables().get(variable) + "=" + value));
        return text.append("\nexists (")
                .append(String.join(" /\\ ", conditions))
                .append(")\n")
                .toString();
    }

    private void thread(int t, StringBuilder text, List<String> conditions) {
        List<StraightLine.Op> ops = line.threads().get(t);
        Set<Integer> used = new TreeSet<>();
        ops.stream().filter(op -> op.variable() >= 0).forEach(op -> used.add(op.variable()));
        List<String> parameters = used.stream()
                .map(v -> (isAtomic(v) ? "atomic_int* " : "int* ")
                        + line.variables().get(v))
                .toList();
        text.append("\nP")
                .append(t)
                .append(" (")
                .append(String.join(", ", parameters))
                .append(") {\n");
        int register = 0;
        for (StraightLine.Op op : ops) {
            String reads = op.read() >= 0 ? "int r" + register + " = " : "";
            text.append("  ").append(statement(op, reads, register)).append('\n');
            if (op.read() >= 0) {
                // A compare-and-set tells whether it wrote; what it read is then in what it expected.
                boolean failed = isFailed(op);
                conditions.add(t + ":" + (failed ? "e" : "r") + register + "=" + op.read());
                register++;
            }
        }
        text.append("}\n");
    }

    private static boolean isFailed(StraightLine.Op op) {
        return op.read() >= 0 && op.written() < 0 && op.step().kind() != Step.Kind.READ;
    }

    /** True if no access to it is plain. */
    private boolean isAtomic(int variable) {
        return line.threads().stream()
                .flatMap(List::stream)
                .filter(op -> op.variable() == variable)
                .allMatch(op -> isAtomic(op));
    }

    private static boolean isAtomic(StraightLine.Op op) {
        return (op.step().declared() & ~Order.REFERENCE) != Order.PLAIN;
    }

    private String statement(StraightLine.Op op, String reads, int register) {
        String at = op.variable() < 0 ? "" : line.variables().get(op.variable());
        int order = op.step().order();
        return switch (op.step().kind()) {
            case READ ->
                isAtomic(op)
                        ? reads + "atomic_load_explicit(" + at + ", " + order(order) + ");"
                        : reads + "*" + at + ";";
            case WRITE ->
                isAtomic(op)
                        ? "atomic_store_explicit(" + at + ", " + op.written() + ", " + order(order) + ");"
                        : "*" + at + " = " + op.written() + ";";
            case UPDATE -> reads + "atomic_exchange_explicit(" + at + ", " + op.written() + ", " + order(order) + ");";
            case FAILED_UPDATE ->
                "int e" + register + " = 999; " + reads + "atomic_compare_exchange_strong_explicit(" + at + ", &e"
                        + register + ", 998, " + order(op.step().declared() & ~Order.REFERENCE) + ", "
                        + order(order) + ");";
            default -> "atomic_thread_fence(" + fence(order) + ");";
        };
    }

    private static String order(int order) {
        return switch (order) {
            case Order.ACQUIRE -> "memory_order_acquire";
            case Order.RELEASE -> "memory_order_release";
            case Order.ACQUIRE_RELEASE -> "memory_order_acq_rel";
            case Order.VOLATILE -> "memory_order_seq_cst";
            default -> "memory_order_relaxed";
        };
    }

    private static String fence(int order) {
        return switch (order) {
            case Order.ACQUIRE, Order.RELEASE, Order.ACQUIRE_RELEASE, Order.VOLATILE -> order(order);
            default -> "";
        };
    }
}
