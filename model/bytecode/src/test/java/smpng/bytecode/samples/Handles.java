package smpng.bytecode.samples;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** VarHandles of fields, statics and arrays, in every access mode. */
public final class Handles extends HandlesBase implements Supplier<Object> {
    private static final VarHandle COUNT;
    private static final VarHandle NEXT;
    private static final VarHandle SHARED;
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(String[].class);
    private static final VarHandle COPY;
    private static final VarHandle EXACT;
    private static final VarHandle BASE;
    private static final VarHandle HIDDEN = make("count");
    private static long shared;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            COUNT = lookup.findVarHandle(Handles.class, "count", int.class);
            NEXT = lookup.findVarHandle(Handles.class, "next", Handles.class);
            SHARED = lookup.findStaticVarHandle(Handles.class, "shared", long.class);
            BASE = lookup.findVarHandle(Handles.class, "base", int.class);
            VarHandle local = lookup.findVarHandle(Handles.class, "next", Handles.class);
            COPY = local;
            EXACT = lookup.findVarHandle(Handles.class, "count", int.class).withInvokeExactBehavior();
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int count;
    private Handles next;

    private static VarHandle make(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Handles.class, field, int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Every mode, on an int field. */
    @Override
    public Object get() {
        List<Object> seen = new ArrayList<>();
        COUNT.set(this, 1);
        seen.add((int) COUNT.get(this));
        COUNT.setOpaque(this, 2);
        seen.add((int) COUNT.getOpaque(this));
        COUNT.setRelease(this, 3);
        seen.add((int) COUNT.getAcquire(this));
        COUNT.setVolatile(this, 4);
        seen.add((int) COUNT.getVolatile(this));
        seen.add(COUNT.compareAndSet(this, 4, 5));
        seen.add((int) COUNT.compareAndExchange(this, 4, 6));
        seen.add((int) COUNT.compareAndExchangeAcquire(this, 5, 7));
        seen.add((int) COUNT.compareAndExchangeRelease(this, 7, 8));
        seen.add(COUNT.weakCompareAndSetPlain(this, 0, 9));
        seen.add(COUNT.weakCompareAndSet(this, 0, 9));
        seen.add(COUNT.weakCompareAndSetAcquire(this, 0, 9));
        seen.add(COUNT.weakCompareAndSetRelease(this, 0, 9));
        seen.add((int) COUNT.getAndSet(this, 10));
        seen.add((int) COUNT.getAndSetAcquire(this, 11));
        seen.add((int) COUNT.getAndSetRelease(this, 12));
        seen.add((int) COUNT.getAndAdd(this, 1));
        seen.add((int) COUNT.getAndAddAcquire(this, 1));
        seen.add((int) COUNT.getAndAddRelease(this, 1));
        seen.add((int) COUNT.getAndBitwiseOr(this, 16));
        seen.add((int) COUNT.getAndBitwiseOrAcquire(this, 32));
        seen.add((int) COUNT.getAndBitwiseOrRelease(this, 64));
        seen.add((int) COUNT.getAndBitwiseAnd(this, ~16));
        seen.add((int) COUNT.getAndBitwiseAndAcquire(this, ~32));
        seen.add((int) COUNT.getAndBitwiseAndRelease(this, ~64));
        seen.add((int) COUNT.getAndBitwiseXor(this, 1));
        seen.add((int) COUNT.getAndBitwiseXorAcquire(this, 2));
        seen.add((int) COUNT.getAndBitwiseXorRelease(this, 4));
        seen.add((int) COUNT.get(this));
        return seen;
    }

    /** Other coordinates and values, conversions, and calls that the handle refuses. */
    public static final class Shapes implements Supplier<Object> {
        private final VarHandle own = COUNT;

        @Override
        public Object get() {
            List<Object> seen = new ArrayList<>();
            Handles holder = new Handles();
            NEXT.setRelease(holder, holder);
            seen.add(((Handles) NEXT.getAcquire(holder)).count);
            SHARED.setOpaque(1L << 35);
            seen.add((long) SHARED.getAndAdd(1));
            seen.add((long) SHARED.getVolatile());
            String[] slots = new String[2];
            SLOTS.setVolatile(slots, 1, "s");
            seen.add((String) SLOTS.getAndSet(slots, 1, (String) null));
            seen.add(COPY.compareAndSet(holder, holder, null));
            BASE.set(holder, 21);
            seen.add((long) (int) BASE.get(holder));
            byte narrow = 3;
            COUNT.set(holder, narrow);
            seen.add((long) COUNT.get(holder));
            seen.add(COUNT.getVolatile((Object) holder));
            EXACT.set(holder, 6);
            try {
                EXACT.set(holder, narrow);
            } catch (WrongMethodTypeException e) {
                seen.add("exact");
            }
            try {
                NEXT.getAndAdd(holder, 1);
            } catch (UnsupportedOperationException e) {
                seen.add("unsupported");
            }
            try {
                COUNT.set((Handles) null, 1);
            } catch (NullPointerException e) {
                seen.add("null");
            }
            seen.add((int) HIDDEN.getOpaque(holder));
            seen.add((int) own.getOpaque(holder));
            VarHandle.fullFence();
            VarHandle.acquireFence();
            VarHandle.releaseFence();
            VarHandle.loadLoadFence();
            VarHandle.storeStoreFence();
            return seen;
        }
    }
}
