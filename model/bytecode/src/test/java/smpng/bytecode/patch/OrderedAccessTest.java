package smpng.bytecode.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.junit.jupiter.api.Test;
import smpng.bytecode.classfile.ClassFiles;

/** Accesses with an order are found in compiled classes, and can be given another. */
final class OrderedAccessTest {
    private static final ClassFiles FILES = new ClassFiles(loader());

    /** Two of one name in one method, a fence, and what has no order of its own. */
    static final class Subject {
        private static final VarHandle X;

        static {
            try {
                X = MethodHandles.lookup().findVarHandle(Subject.class, "x", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private int x;

        int twice(AtomicInteger other) {
            X.setRelease(this, 1);
            X.setRelease(this, 2);
            VarHandle.fullFence();
            other.set(x);
            return other.getAndAdd(1);
        }
    }

    @Test
    void eachIsFoundWithItsPlace() throws IOException {
        List<OrderedAccess> found = OrderedAccess.in(bytes(), FILES);
        assertEquals(
                List.of("setRelease 1 of 2", "setRelease 2 of 2", "fullFence 1 of 1", "set 1 of 1", "getAndAdd 1 of 1"),
                found.stream()
                        .map(a -> a.call() + " " + a.nth() + " of " + a.of())
                        .toList());
        assertTrue(found.stream().allMatch(a -> a.line() > 0), found::toString);
    }

    @Test
    void theSecondIsWeakenedAndTheFirstIsNot() throws IOException {
        OrderedAccess second = OrderedAccess.in(bytes(), FILES).get(1);
        byte[] patched = patched(second.with("setOpaque"));
        assertEquals(
                List.of("setRelease", "setOpaque", "fullFence", "set", "getAndAdd"),
                OrderedAccess.in(patched, FILES).stream()
                        .map(OrderedAccess::call)
                        .toList());
    }

    @Test
    void aFenceIsRemoved() throws IOException {
        OrderedAccess fence = OrderedAccess.in(bytes(), FILES).get(2);
        assertFalse(OrderedAccess.in(patched(fence.with(Orders.NONE)), FILES).stream()
                .anyMatch(a -> a.call().endsWith("Fence")));
    }

    @Test
    void whoComesToAFailingAccessFails() throws Exception {
        Class<?> broken = new ClassLoader(loader()) {
            Class<?> define(byte[] file) {
                return defineClass(null, file, 0, file.length);
            }
        }.define(patched(OrderedAccess.in(bytes(), FILES).get(0).failing()));
        var made = broken.getDeclaredConstructor();
        made.setAccessible(true);
        var twice = broken.getDeclaredMethod("twice", AtomicInteger.class);
        twice.setAccessible(true);
        Object subject = made.newInstance();
        var thrown = assertThrows(InvocationTargetException.class, () -> twice.invoke(subject, new AtomicInteger()));
        assertInstanceOf(AssertionError.class, thrown.getCause());
    }

    /** Volatile fields of each kind, and updaters. */
    static final class Fields {
        private static final AtomicLongFieldUpdater<Fields> WIDE =
                AtomicLongFieldUpdater.newUpdater(Fields.class, "wide");
        private static final AtomicReferenceFieldUpdater<Fields, String> TEXT =
                AtomicReferenceFieldUpdater.newUpdater(Fields.class, String.class, "text");
        private static volatile long shared;

        private volatile long wide;
        private volatile boolean flag;
        private volatile String text = "";

        String all() {
            wide = 7;
            flag = true;
            shared = wide + 1;
            WIDE.lazySet(this, shared + 1);
            WIDE.getAndAdd(this, 1);
            TEXT.compareAndSet(this, "", "x");
            return wide + " " + flag + " " + text + TEXT.get(this);
        }
    }

    @Test
    void aVolatileFieldAndAnUpdaterAreAccessedThroughAHandle() throws Exception {
        List<OrderedAccess> found = OrderedAccess.in(bytes(Fields.class), FILES).stream()
                .filter(a -> a.method().startsWith("all"))
                .toList();
        assertEquals(
                List.of(
                        "volatile write wide",
                        "volatile write flag",
                        "volatile read wide",
                        "volatile write shared",
                        "volatile read shared",
                        "lazySet",
                        "getAndAdd",
                        "compareAndSet",
                        "volatile read wide",
                        "volatile read flag",
                        "volatile read text",
                        "get"),
                found.stream().map(a -> (a.call() + " " + a.field()).strip()).toList());
        for (OrderedAccess access : found) {
            assertFalse(access.weaker().isEmpty(), access::toString);
            for (String order : access.weaker()) {
                byte[] patched = patched(Fields.class, access.with(order));
                Class<?> changed = new ClassLoader(loader()) {
                    Class<?> define(byte[] file) {
                        return defineClass(null, file, 0, file.length);
                    }
                }.define(patched);
                var made = changed.getDeclaredConstructor();
                made.setAccessible(true);
                var all = changed.getDeclaredMethod("all");
                all.setAccessible(true);
                if (!order.startsWith("weak")) { // on real hardware it may fail
                    assertEquals("10 true xx", all.invoke(made.newInstance()), () -> access + " " + order);
                }
                assertTrue(
                        OrderedAccess.in(patched, FILES).stream()
                                .anyMatch(a ->
                                        a.line() == access.line() && a.call().equals(order)),
                        () -> access + " " + order);
            }
        }
    }

    /** Every way down ends: no order is below itself, but for the two halves of an update, which are no step down. */
    @Test
    void everyWayDownEnds() {
        for (String top : List.of("getVolatile", "setVolatile", "compareAndSet", "getAndAdd", "fullFence", "lazySet")) {
            Deque<String> open = new ArrayDeque<>(List.of(top));
            Set<String> seen = new HashSet<>();
            while (!open.isEmpty()) {
                String order = open.remove();
                assertTrue(seen.size() < 16, top);
                for (String below : Orders.below(order)) {
                    if (!Orders.isOtherHalf(order, below)) {
                        assertFalse(below.equals(top), order);
                        seen.add(below);
                        open.add(below);
                    }
                }
            }
            assertFalse(seen.isEmpty(), top);
        }
    }

    private static byte[] patched(ClassPatch patch) throws IOException {
        return patched(Subject.class, patch);
    }

    private static byte[] patched(Class<?> type, ClassPatch patch) throws IOException {
        return new Patcher(loader()).apply(bytes(type), List.of(patch));
    }

    private static byte[] bytes() throws IOException {
        return bytes(Subject.class);
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = loader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private static ClassLoader loader() {
        return OrderedAccessTest.class.getClassLoader();
    }
}
