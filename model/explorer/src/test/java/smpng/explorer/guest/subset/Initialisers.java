package smpng.explorer.guest.subset;

/** Static initialisers: run when a class is first used, by whichever thread; all that they write is there for everybody. */
final class Initialisers {
    private Initialisers() {}

    /** Two threads need the class at once: it is initialised once, and both see all of it. */
    @Gives({"3 3 1", "3 4 1"})
    static class Race {
        static class Holder {
            static int runs;
            static int plain;
            static final int[] TABLE = {1, 2};

            static {
                runs++;
                plain = TABLE[0] + TABLE[1];
            }
        }

        private int one;
        private int other;

        void thread0() {
            one = Holder.plain;
            Holder.plain = one + 1;
        }

        void thread1() {
            other = Holder.plain;
        }

        @Override
        public String toString() {
            return one + " " + other + " " + Holder.runs;
        }
    }

    /** The holder idiom: whoever comes first, everybody sees the one object whole. */
    @Gives("5 true")
    static class Lazy {
        static class Value {
            private int value;

            Value() {
                value = 5;
            }
        }

        static class Holder {
            static final Value ONLY = new Value();
        }

        private Value first;
        private Value second;

        void thread0() {
            first = Holder.ONLY;
        }

        void thread1() {
            second = Holder.ONLY;
        }

        @Override
        public String toString() {
            return first.value + " " + (first == second);
        }
    }

    /** An initialiser that takes a lock of its own and fills a collection of its own. */
    @Gives("{a=1} 1")
    static class Busy {
        static class Holder {
            static final java.util.Map<String, Integer> MAP = new java.util.concurrent.ConcurrentHashMap<>();
            static int inside;

            static {
                synchronized (Holder.class) {
                    MAP.put("a", 1);
                    inside++;
                }
            }
        }

        private String seen = "";

        void thread0() {
            seen = Holder.MAP + " " + Holder.inside;
        }

        @Override
        public String toString() {
            return seen;
        }
    }

    /** Initialised by a thread that waits meanwhile: that is no reason to look once more. */
    @Gives("7")
    static class InLoop {
        static class Spinner {
            static final int LENGTH = System.lineSeparator().length();

            static void spin() {
                Thread.onSpinWait();
            }
        }

        private volatile int x;
        private int seen;

        void thread0() {
            while (x == 0) {
                Spinner.spin();
            }
            seen = x;
        }

        void thread1() {
            x = 7;
        }

        @Override
        public String toString() {
            return "" + seen;
        }
    }

    /** An initialiser that looks at what threads write would run once, for many executions. */
    @Refuses(value = "a static initialiser that uses a variable from outside", in = "<clinit>")
    static class Outside {
        private static int outside;

        static class Holder {
            static int inside = outside;
        }

        void thread0() {
            outside = 1;
            Holder.inside++;
        }
    }

    @Refuses(value = "a static initialiser that throws java.lang.IllegalStateException", in = "<clinit>")
    static class Failing {
        static class Holder {
            static int inside = fail();

            private static int fail() {
                throw new IllegalStateException("initialiser");
            }
        }

        void thread0() {
            try {
                Holder.inside++;
            } catch (ExceptionInInitializerError e) {
                Holder.inside++;
            }
        }
    }

    @Refuses(value = "a thread-local set by a static initialiser", in = "<clinit>")
    static class Local {
        static class Holder {
            static final ThreadLocal<Integer> NUMBER = new ThreadLocal<>();

            static {
                NUMBER.set(5);
            }
        }

        void thread0() {
            Integer mine = Holder.NUMBER.get();
        }
    }

    @Refuses(value = "a thread started while the state is set up", in = "<clinit>")
    static class Starting {
        static class Holder {
            static int inside;

            static {
                new Thread(() -> {}).start();
            }
        }

        void thread0() {
            Holder.inside++;
        }
    }
}
