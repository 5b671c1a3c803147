package smpng.explorer.jcstress;

import java.util.List;
import java.util.Optional;

/**
 * Every outcome that a test declares, in its order. An outcome belongs to the first that names it exactly; if there is none,
 * to the first whose expression matches; if there is none, to the last one without an id; and is else forbidden.
 */
public record Expectations(List<Declared> declared) {
    /** What the test says of an outcome. */
    public Declared of(String outcome) {
        return declared.stream()
                .filter(d -> d.is(outcome))
                .findFirst()
                .or(() -> declared.stream().filter(d -> d.matches(outcome)).findFirst())
                .or(this::otherwise)
                .orElse(Declared.UNDECLARED);
    }

    private Optional<Declared> otherwise() {
        return declared.stream().filter(Declared::isDefault).reduce((first, second) -> second);
    }
}
