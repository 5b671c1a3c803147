package smpng.bytecode.refused;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.lang.invoke.MethodHandles.byteBufferViewVarHandle;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** One class for each kind of refusal. What is refused stands in a comment on the very line. */
@SuppressWarnings("all")
public final class Refused {
    static final class Monitor {
        int value;

        void offend() {
            value++;
            synchronized (this) { // refused: synchronized
                value++;
            }
        }
    }

    static final class SynchronizedMethod {
        int value;

        synchronized void offend() {
            value++; // refused: a synchronized method
        }
    }

    static final class Waiting {
        void offend(Waiting other) throws InterruptedException {
            wait(10); // refused: java.lang.Object.wait
            other.notifyAll(); // refused: java.lang.Object.notifyAll
        }
    }

    static final class Parking {
        void offend(Object thread) {
            LockSupport.park(this); // refused: java.util.concurrent.locks.LockSupport.park
        }
    }

    static final class Threads {
        void offend(Runnable task) throws InterruptedException {
            Thread thread = new Thread(task); // refused: java.lang.Thread.<init>
            thread.start(); // refused: java.lang.Thread.start
            thread.join(); // refused: java.lang.Thread.join
            Thread.sleep(1); // refused: java.lang.Thread.sleep
            Thread.yield(); // refused: java.lang.Thread.yield
            Thread.onSpinWait(); // refused: java.lang.Thread.onSpinWait
            TimeUnit.DAYS.sleep(1); // refused: java.util.concurrent.TimeUnit.sleep
            Runnable hidden = Thread::onSpinWait; // refused: java.lang.Thread.onSpinWait
        }
    }

    static final class ThreadSubclass extends Thread { // supertype
    }

    static final class Library {
        void offend() {
            new AtomicInteger(); // refused: java.util.concurrent.atomic.AtomicInteger.<init>
            new ReentrantLock(); // refused: java.util.concurrent.locks.ReentrantLock.<init>
            new ConcurrentHashMap<>(); // refused: java.util.concurrent.ConcurrentHashMap.<init>
            Executors.newCachedThreadPool(); // refused: java.util.concurrent.Executors.newCachedThreadPool
            new ThreadLocal<>(); // refused: java.lang.ThreadLocal.<init>
            Collections.synchronizedList(List.of()); // refused: java.util.Collections.synchronizedList
        }
    }

    static final class Reflection {
        void offend(MethodHandles.Lookup lookup) throws ReflectiveOperationException {
            Field field = Reflection.class.getDeclaredField("f"); // refused: java.lang.Class.getDeclaredField
            field.get(this); // refused: java.lang.reflect.Field.get
            lookup.findGetter(Field.class, "f", int.class); // refused: java.lang.invoke.MethodHandles$Lookup.findGetter
            Class.forName("x"); // refused: java.lang.Class.forName
        }
    }

    static final class Chance {
        void offend() {
            System.nanoTime(); // refused: java.lang.System.nanoTime
            System.currentTimeMillis(); // refused: java.lang.System.currentTimeMillis
            Math.random(); // refused: java.lang.Math.random
            new Random(); // refused: java.util.Random.<init>
            System.identityHashCode(this); // refused: java.lang.System.identityHashCode
        }
    }

    static final class Bulk {
        void offend(int[] from, int[] to) {
            System.arraycopy(from, 0, to, 0, 1); // refused: java.lang.System.arraycopy
            java.util.Arrays.fill(to, 1); // refused: java.util.Arrays.fill
            to.clone(); // refused: clone() of an array
        }
    }

    static final class Views {
        void offend(Class<?> view, ByteOrder order) {
            byteBufferViewVarHandle(view, order); // refused: java.lang.invoke.MethodHandles.byteBufferViewVarHandle
            byteArrayViewVarHandle(view, order); // refused: java.lang.invoke.MethodHandles.byteArrayViewVarHandle
        }
    }

    static final class Native {
        native void offend(); // no line in the class file
    }

    /** Everything here is allowed. */
    static final class Harmless {
        Object offend() {
            Random seeded = new Random(1);
            StringBuilder text = new StringBuilder().append(Math.max(1, seeded.nextInt()));
            List<String> list = new java.util.ArrayList<>(List.of("a", text.toString()));
            Optional<String> first =
                    list.stream().filter(each -> !each.isEmpty()).findFirst();
            if (first.isEmpty() || getClass().getName().isEmpty()) {
                throw new IllegalStateException("none: " + first);
            }
            return first;
        }
    }
}
