package smpng.explorer.linearizability;

import java.util.List;
import java.util.stream.Collectors;

/** An operation with arguments. */
public record Invocation(Operation operation, List<Object> arguments) {
    /** As in a source. */
    @Override
    public String toString() {
        return operation.name() + arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
