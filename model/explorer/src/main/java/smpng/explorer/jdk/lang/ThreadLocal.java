package smpng.explorer.jdk.lang;

import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.explorer.guest.Hooks;

/** Stands for {@link java.lang.ThreadLocal}: each run of a thread has its own values, and nobody else sees them. */
public class ThreadLocal<T> {
    public ThreadLocal() {}

    /** A variable whose first value a supplier gives. */
    public static <S> ThreadLocal<S> withInitial(Supplier<? extends S> supplier) {
        return new Supplied<>(supplier);
    }

    @SuppressWarnings("nullness:return") // as the original: without a first value it is null
    protected T initialValue() {
        return null;
    }

    @SuppressWarnings({"unchecked", "nullness:return"}) // only set() writes it
    public T get() {
        if (!Hooks.hasLocal(this)) {
            set(initialValue());
        }
        return (T) Hooks.local(this);
    }

    public void set(@Nullable T value) {
        Hooks.setLocal(this, value);
    }

    public void remove() {
        Hooks.removeLocal(this);
    }

    private static final class Supplied<S> extends ThreadLocal<S> {
        private final Supplier<? extends S> supplier;

        Supplied(Supplier<? extends S> supplier) {
            this.supplier = supplier;
        }

        @Override
        protected S initialValue() {
            return supplier.get();
        }
    }
}
