package smpng.explorer.guest.programs;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects handed over by a race. A reader notes -1 if it finds none. */
public class Finals {
    private Finals() {}

    static class Cell {
        int x;
        Cell next = this;
    }

    /** Its field is final. */
    static class Holder {
        final Cell cell;

        Holder(Cell cell) {
            this.cell = cell;
        }
    }

    /** As that, but the cell is filled by the constructor. */
    static final class Filling extends Holder {
        Filling() {
            super(new Cell());
        }

        static Holder filled() {
            Cell cell = new Cell();
            cell.x = 1;
            return new Holder(cell);
        }
    }

    /** Every program: one thread hands over, another looks. */
    abstract static class Program {
        int seen = -1;

        @Override
        public String toString() {
            return "" + seen;
        }
    }

    /** An array, filled by the constructor. */
    public static class Array extends Program {
        static final class Box {
            final int[] a;

            Box() {
                a = new int[2];
                a[1] = 1;
            }
        }

        Box shared;

        void thread0() {
            shared = new Box();
        }

        void thread1() {
            Box box = shared;
            if (box != null) {
                seen = box.a[1];
            }
        }
    }

    /** A field of an object, written by the constructor. */
    public static class Field extends Program {
        static final class Box {
            final Cell cell;

            Box() {
                cell = new Cell();
                cell.x = 1;
            }
        }

        Box shared;

        void thread0() {
            shared = new Box();
        }

        void thread1() {
            Box box = shared;
            if (box != null) {
                seen = box.cell.x;
            }
        }
    }

    /** A final field of what a final field refers to. */
    public static class Nested extends Program {
        record Inner(int[] a) {}

        record Outer(Inner inner) {}

        Outer shared;

        void thread0() {
            int[] a = {1};
            shared = new Outer(new Inner(a));
        }

        void thread1() {
            Outer outer = shared;
            if (outer != null) {
                seen = outer.inner().a()[0];
            }
        }
    }

    /** A field that is not final of what a final field refers to. */
    public static class Linked extends Program {
        Holder shared;

        void thread0() {
            Cell last = new Cell();
            last.x = 1;
            Cell first = new Cell();
            first.next = last;
            shared = new Holder(first);
        }

        void thread1() {
            Holder holder = shared;
            if (holder != null) {
                seen = holder.cell.next.x;
            }
        }
    }

    /** Written before the constructor was called. */
    public static class Before extends Program {
        Holder shared;

        void thread0() {
            Cell cell = new Cell();
            cell.x = 1;
            shared = new Holder(cell);
        }

        void thread1() {
            Holder holder = shared;
            if (holder != null) {
                seen = holder.cell.x;
            }
        }
    }

    /** The same final field is read twice. */
    public static class Twice extends Program {
        Holder shared;

        void thread0() {
            shared = Filling.filled();
        }

        void thread1() {
            Holder holder = shared;
            if (holder != null) {
                seen = Math.min(holder.cell.x, holder.cell.x);
            }
        }
    }

    /** An atomic in a final field. */
    public static class Atomic extends Program {
        static final class Counter {
            final AtomicInteger value = new AtomicInteger(5);
        }

        Counter shared;

        void thread0() {
            shared = new Counter();
        }

        void thread1() {
            Counter counter = shared;
            if (counter != null) {
                seen = counter.value.getAndIncrement();
            }
        }
    }

    /** Written after the constructor. */
    public static class After extends Program {
        Holder shared;

        void thread0() {
            Holder holder = new Holder(new Cell());
            holder.cell.x = 1;
            shared = holder;
        }

        void thread1() {
            Holder holder = shared;
            if (holder != null) {
                seen = holder.cell.x;
            }
        }
    }

    /** The field is not final. */
    public static class NotFinal extends Program {
        static final class Box {
            Cell cell = new Cell();

            Box() {
                cell.x = 1;
            }
        }

        Box shared;

        void thread0() {
            shared = new Box();
        }

        void thread1() {
            Box box = shared;
            if (box != null) {
                Cell cell = box.cell;
                seen = cell == null ? 0 : cell.x;
            }
        }
    }

    /** The reader has found the cell elsewhere before. */
    public static class OtherWay extends Program {
        Holder shared;
        Cell other;

        void thread0() {
            Cell cell = new Cell();
            cell.x = 1;
            other = cell;
            shared = new Holder(cell);
        }

        void thread1() {
            Cell found = other;
            Holder holder = shared;
            if (holder != null && found == holder.cell) {
                seen = holder.cell.x;
            }
        }
    }

    /** The reader finds the cell elsewhere after it has read the final field. */
    public static class OtherWayLater extends Program {
        Holder shared;
        Cell other;

        void thread0() {
            Cell cell = new Cell();
            cell.x = 1;
            other = cell;
            shared = new Holder(cell);
        }

        void thread1() {
            Holder holder = shared;
            if (holder != null) {
                Cell cell = holder.cell;
                if (other == cell) {
                    seen = cell.x;
                }
            }
        }
    }

    /** The object is handed over before its constructor ends. */
    public static class Leaked extends Program {
        final class Box {
            final Cell cell;

            Box() {
                cell = new Cell();
                cell.x = 1;
                shared = this;
            }
        }

        Box shared;

        void thread0() {
            new Box();
        }

        void thread1() {
            Box box = shared;
            if (box != null) {
                seen = box.cell.x;
            }
        }
    }

    /** What another thread wrote, handed over in order before the constructor ended. */
    public static class Received extends Program {
        Holder shared;
        volatile Cell given;

        void thread0() {
            Cell cell = given;
            if (cell != null) {
                shared = new Holder(cell);
            }
        }

        void thread1() {
            Holder holder = shared;
            if (holder != null) {
                seen = holder.cell.x;
            }
        }

        void thread2() {
            Cell cell = new Cell();
            cell.x = 1;
            given = cell;
        }
    }

    /** What another thread wrote, handed over by a race itself. */
    public static class ReceivedByRace extends Program {
        Holder shared;
        Cell given;

        void thread0() {
            Cell cell = given;
            if (cell != null) {
                shared = new Holder(cell);
            }
        }

        void thread1() {
            Holder holder = shared;
            if (holder != null) {
                seen = holder.cell.x;
            }
        }

        void thread2() {
            Cell cell = new Cell();
            cell.x = 1;
            given = cell;
        }
    }

    /** No final field at all: of two reads that gave the same reference, the address need depend on neither. */
    public static class TwoGivers extends Program {
        Cell shared;
        Cell other;

        void thread0() {
            Cell cell = new Cell();
            other = cell;
            VarHandle.storeStoreFence();
            cell.x = 1;
            VarHandle.storeStoreFence();
            shared = cell;
        }

        void thread1() {
            Cell first = other;
            Cell second = shared;
            if (second != null && first == second) {
                seen = second.x;
            }
        }
    }
}
