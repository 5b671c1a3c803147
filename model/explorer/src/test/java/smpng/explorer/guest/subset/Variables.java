package smpng.explorer.guest.subset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Fields, statics, arrays and VarHandles of every primitive type. A message passed plainly may be seen late on jam only. */
final class Variables {
    private Variables() {}

    /** A message for each type: all of them, or the text of what was seen. */
    @Gives(
            value = {"none", "1 2 3 4 5.5 6.25 true 8"},
            jam = {"stale"})
    static class Fields {
        byte b;
        short s;
        char c;
        long l;
        float f;
        double d;
        boolean z;
        int i;
        int ready;
        String seen = "none";

        void thread0() {
            b = 1;
            s = 2;
            c = '3';
            l = 4;
            f = 5.5f;
            d = 6.25;
            z = true;
            i = 8;
            ready = 1;
        }

        void thread1() {
            if (ready == 1) {
                String all = b + " " + s + " " + c + " " + l + " " + f + " " + d + " " + z + " " + i;
                seen = all.equals("1 2 3 4 5.5 6.25 true 8") ? all : "stale";
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** Negative and large values survive narrowing in a volatile field. */
    @Gives({
        "0 0 0 0 0.0 0.0 false",
        "-1 -2 65535 -9223372036854775808 NaN -Infinity true",
    })
    static class Extremes {
        byte b;
        short s;
        char c;
        long l;
        float f;
        double d;
        volatile boolean z;
        String seen = "";

        void thread0() {
            b = (byte) 0xff;
            s = (short) 0xfffe;
            c = (char) -1;
            l = Long.MIN_VALUE;
            f = Float.NaN;
            d = Double.NEGATIVE_INFINITY;
            z = true;
        }

        void thread1() {
            if (z) {
                seen = b + " " + s + " " + (int) c + " " + l + " " + f + " " + d + " " + true;
            } else {
                seen = "0 0 0 0 0.0 0.0 false";
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** Store buffering through statics of each type. */
    @Gives(
            value = {"0 1", "1 0", "1 1"},
            tso = {"0 0"})
    static class Statics {
        static byte b;
        static short s;
        static char c;
        static long l;
        static float f;
        static double d;
        static boolean z;
        static int i;
        int mine;
        int other;

        void thread0() {
            i = 1;
            l = 1;
            d = 1;
            b = 1;
            mine = s == 1 && c == 1 && f == 1 && z ? 1 : 0;
        }

        void thread1() {
            z = true;
            f = 1;
            c = 1;
            s = 1;
            other = i == 1 && l == 1 && d == 1 && b == 1 ? 1 : 0;
        }

        @Override
        public String toString() {
            return mine + " " + other;
        }
    }

    /** Load buffering's opposite: message passing through arrays of each type. */
    @Gives(
            value = {"none", "all"},
            jam = {"stale"})
    static class Arrays {
        private final byte[] b = new byte[1];
        private final short[] s = new short[1];
        private final char[] c = new char[1];
        private final long[] l = new long[1];
        private final float[] f = new float[1];
        private final double[] d = new double[1];
        private final boolean[] z = new boolean[2];
        private final int[][] i = new int[2][2];
        private final Object[] o = new Object[1];
        String seen = "none";

        void thread0() {
            b[0] = -1;
            s[0] = -2;
            c[0] = 3;
            l[0] = -4;
            f[0] = 5;
            d[0] = 6;
            z[1] = true;
            i[1][1] = 7;
            o[0] = "8";
        }

        void thread1() {
            if ("8".equals(o[0])) {
                seen = b[0] == -1
                                && s[0] == -2
                                && c[0] == 3
                                && l[0] == -4
                                && f[0] == 5
                                && d[0] == 6
                                && z[1]
                                && i[1][1] == 7
                        ? "all"
                        : "stale";
            }
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** VarHandles of fields, of statics and of elements, for each type: atomic additions lose nothing. */
    @Gives("2 -4 2 6 1.0 2.0 true 10")
    static class Handles {
        private static final VarHandle B;
        private static final VarHandle S;
        private static final VarHandle C = MethodHandles.arrayElementVarHandle(char[].class);
        private static final VarHandle L;
        private static final VarHandle F;
        private static final VarHandle D = MethodHandles.arrayElementVarHandle(double[].class);
        private static final VarHandle Z;
        private static final VarHandle I = MethodHandles.arrayElementVarHandle(int[].class);

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                B = lookup.findVarHandle(Handles.class, "b", byte.class);
                S = lookup.findStaticVarHandle(Handles.class, "s", short.class);
                L = lookup.findVarHandle(Handles.class, "l", long.class);
                F = lookup.findStaticVarHandle(Handles.class, "f", float.class);
                Z = lookup.findVarHandle(Handles.class, "z", boolean.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private static short s;
        private static float f;
        private byte b;
        private final char[] c = new char[1];
        private long l;
        private final double[] d = new double[1];
        private boolean z;
        private final int[] i = new int[1];

        void thread0() {
            add();
        }

        void thread1() {
            add();
        }

        private void add() {
            byte before = (byte) B.getAndAdd(this, (byte) 1);
            S.getAndAdd((short) -2);
            char unused = (char) C.getAndAddAcquire(c, 0, (char) 1);
            long old;
            do {
                old = (long) L.getVolatile(this);
            } while (!L.compareAndSet(this, old, old + 3));
            F.getAndAddRelease(0.5f);
            D.getAndAdd(d, 0, 1.0);
            Object was = Z.getAndBitwiseOr(this, true);
            int plain = (int) I.compareAndExchange(i, 0, 0, 5);
            if (plain == 5) {
                I.setVolatile(i, 0, 10);
            }
        }

        @Override
        public String toString() {
            return b + " " + s + " " + (int) c[0] + " " + l + " " + f + " " + d[0] + " " + z + " " + i[0];
        }
    }

    /** Wider arguments and narrower results, boxes, and results that nobody wants. */
    @Gives("7 7 7.0 8 true null")
    static class Conversions {
        private static final VarHandle LONG;
        private static final VarHandle INT;
        private static final VarHandle TEXT;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                LONG = lookup.findVarHandle(Conversions.class, "l", long.class);
                INT = lookup.findVarHandle(Conversions.class, "i", int.class);
                TEXT = lookup.findVarHandle(Conversions.class, "t", String.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private long l;
        private int i;
        private String t = "text";
        private String seen = "";

        void thread0() {
            LONG.set(this, 7);
            byte small = 7;
            INT.set(this, small);
            long wide = (int) INT.get(this);
            double wider = (double) INT.getVolatile(this);
            Object box = (Integer) INT.getAndAdd(this, 1);
            INT.getAndAdd(this, 0);
            Object now = INT.get(this);
            boolean done = LONG.compareAndSet(this, 7, 8L);
            TEXT.setOpaque(this, null);
            String none = (String) TEXT.getAcquire(this);
            seen = wide + " " + box + " " + wider + " " + now + " " + done + " " + none;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** What a VarHandle does not take, it throws at. */
    @Gives("mismatch mismatch bitwise addition cast")
    static class Misuse {
        private static final VarHandle LONG;
        private static final VarHandle TEXT;
        private static final VarHandle FLOAT;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                LONG = lookup.findVarHandle(Misuse.class, "l", long.class);
                TEXT = lookup.findVarHandle(Misuse.class, "t", String.class);
                FLOAT = lookup.findVarHandle(Misuse.class, "f", float.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private long l;
        private float f;
        private String t = "text";
        private String seen = "";

        void thread0() {
            String out = "";
            try {
                out += (int) LONG.get(this);
            } catch (java.lang.invoke.WrongMethodTypeException e) {
                out += "mismatch";
            }
            try {
                LONG.set(this, 1.5);
            } catch (java.lang.invoke.WrongMethodTypeException e) {
                out += " mismatch";
            }
            try {
                float was = (float) FLOAT.getAndBitwiseOr(this, 1f);
            } catch (UnsupportedOperationException e) {
                out += " bitwise";
            }
            try {
                String was = (String) TEXT.getAndAdd(this, "x");
            } catch (UnsupportedOperationException e) {
                out += " addition";
            }
            Object other = "no Misuse";
            try {
                LONG.set(other, 1L);
            } catch (ClassCastException e) {
                out += " cast";
            }
            seen = out;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** An object of the wrong class does not get into a variable. */
    @Gives("cast")
    static class WrongValue {
        private static final VarHandle TEXT;

        static {
            try {
                TEXT = MethodHandles.lookup().findVarHandle(WrongValue.class, "t", String.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private String t = "text";
        private String seen = "";

        void thread0() {
            String out = "";
            Object number = 5;
            try {
                TEXT.setVolatile(this, number);
            } catch (ClassCastException e) {
                out += "cast";
            }
            seen = out;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** A view of bytes as longs. */
    @Refuses("java.lang.invoke.MethodHandles.byteArrayViewVarHandle")
    static class ByteView {
        private final byte[] bytes = new byte[8];
        private java.nio.ByteOrder order;

        void thread0() {
            VarHandle view = MethodHandles.byteArrayViewVarHandle(long[].class, order);
            view.set(bytes, 0, 1L);
        }
    }

    /** A method of VarHandle's that is no access. */
    @Refuses("VarHandle.toMethodHandle")
    static class HandleAsMethod {
        private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(int[].class);

        void thread0() {
            ELEMENT.toMethodHandle(VarHandle.AccessMode.GET);
        }
    }

    /** A method handle. */
    @Refuses("java.lang.invoke.MethodHandles$Lookup.findVirtual")
    static class MethodHandle {
        void thread0() throws ReflectiveOperationException {
            MethodHandles.lookup().findVirtual(MethodHandle.class, "thread0", null);
        }
    }

    /** The code that an inner class and its outer one share their private fields through. */
    @Gives(value = {"0", "1"})
    static class InnerAccess {
        private int x;
        private int seen;
        private final Inner inner = new Inner();

        private final class Inner {
            private void write() {
                x++;
            }

            private int read() {
                return InnerAccess.this.x;
            }
        }

        void thread0() {
            inner.write();
        }

        void thread1() {
            seen = inner.read();
        }

        @Override
        public String toString() {
            return "" + seen;
        }
    }
}
