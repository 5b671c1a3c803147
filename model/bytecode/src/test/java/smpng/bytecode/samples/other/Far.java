package smpng.bytecode.samples.other;

import java.util.List;
import java.util.function.Supplier;
import smpng.bytecode.samples.FieldsBase;

/** Uses a protected field of a class in another package, also in a lambda. */
public final class Far extends FieldsBase implements Supplier<Object> {
    @Override
    public Object get() {
        guarded += 4;
        super.guarded *= 2;
        Far other = new Far();
        Supplier<Long> later = () -> other.guarded + super.guarded;
        return List.of(guarded, later.get());
    }
}
