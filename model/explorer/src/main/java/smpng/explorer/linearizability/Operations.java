package smpng.explorer.linearizability;

import java.util.ArrayList;
import java.util.List;

/**
 * A class of operations.
 *
 * @param name its binary name; objects of it are made without arguments
 * @param operations its methods
 */
public record Operations(String name, List<Operation> operations) {
    /** Every operation with every combination of its arguments. */
    public List<Invocation> invocations() {
        List<Invocation> all = new ArrayList<>();
        for (Operation operation : operations) {
            expand(operation, new ArrayList<>(), all);
        }
        return all;
    }

    private static void expand(Operation operation, List<Object> arguments, List<Invocation> all) {
        if (arguments.size() == operation.values().size()) {
            all.add(new Invocation(operation, List.copyOf(arguments)));
            return;
        }
        for (Object value : operation.values().get(arguments.size())) {
            arguments.add(value);
            expand(operation, arguments, all);
            arguments.remove(arguments.size() - 1);
        }
    }
}
