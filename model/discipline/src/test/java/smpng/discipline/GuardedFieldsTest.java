package smpng.discipline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GuardedFieldsTest {
    @Test
    void aGuardedFieldIsReachedUnderItsLockOnly() {
        Program.of("""
                        void right() { ts.lock.lock(); ts.owner = this; ts.waiters++; ts.lock.unlock(); }
                        Object read() {
                          return ts.owner; //! unguarded
                        }
                        void write() {
                          ts.owner = null; //! unguarded
                        }
                        void anotherLock() {
                          m.lock();
                          ts.waiters = 1; //! unguarded
                          m.unlock();
                        }
                        void afterwards() {
                          ts.lock.lock();
                          ts.lock.unlock();
                          ts.waiters += 1; //! unguarded
                        }
                        """).check();
    }

    @Test
    void theMessageSaysWhatWhereAndHowToMendIt() {
        assertEquals(
                "[discipline.unguarded] 'owner' is guarded by 'ts.lock', which is not held here;"
                        + " take it, or declare @Holding(\"#1.lock\")",
                Program.withDeclarations("class T { Object f(Turnstile ts) { return ts.owner; } }")
                        .message());
    }

    @Test
    void aFieldMayBeGuardedByItsOwner() {
        Program.withDeclarations("""
                        class Counter extends SpinMutex {
                          @GuardedBy("this") int count;
                          void right() { lock(); count++; unlock(); }
                          static void rightToo(Counter c) { c.lock(); c.count++; c.unlock(); }
                          static void wrong(Counter c, Counter d) {
                            c.lock();
                            d.count++; //! unguarded
                            c.unlock();
                          }
                        }
                        """).check();
    }

    @Test
    void whatIsBeingBuiltNeedsNoLockButOthersDo() {
        Program.withDeclarations("""
                        class Queue {
                          final SpinMutex lock = new SpinMutex();
                          static final SpinMutex ALL = new SpinMutex();
                          @GuardedBy("lock") int length;
                          @GuardedBy("ALL") static int queues;
                          static { queues = 1; }
                          { length = 1; }
                          Queue(Queue other) {
                            length = 2;
                            this.length = 3;
                            length = other.length; //! unguarded
                            queues++; //! unguarded
                          }
                          static void count() { ALL.lock(); queues++; ALL.unlock(); }
                        }
                        """).check();
    }

    @Test
    void aLambdaHoldsNothingWhenItRuns() {
        Program.of("""
                        Runnable right() { return () -> { ts.lock.lock(); ts.waiters++; ts.lock.unlock(); }; }
                        Runnable wrong() {
                          ts.lock.lock();
                          Runnable later = () -> ts.waiters++; //! unguarded
                          ts.lock.unlock();
                          return later;
                        }
                        Runnable leaks() {
                          return () -> ts.lock.lock(); //! unbalanced.exit
                        }
                        """).check();
    }

    @Test
    void aLockIsKnownByEveryNameThatCannotChange() {
        Program.of("""
                        void once() { SpinMutex l = ts.lock; l.lock(); ts.waiters++; ts.lock.unlock(); }
                        void owner() { Turnstile t = this.ts; t.lock.lock(); ts.waiters++; t.lock.unlock(); }
                        void pointer() { SpinMutex l = ts.any(); l.lock(); l.unlock(); }
                        void pointerIsNotTheGuard() {
                          SpinMutex l = ts.any();
                          l.lock();
                          ts.waiters++; //! unguarded
                          l.unlock();
                        }
                        void nameless() {
                          ts.any().lock(); //! unnamed
                        }
                        """).check();
    }

    @Test
    void anOuterObjectIsNotTakenForTheInner() {
        Program.withDeclarations("""
                        class Outer extends SpinMutex {
                          @GuardedBy("this") int count;
                          class Inner extends SpinMutex {
                            void wrong() {
                              lock();
                              count++; //! unguarded
                              unlock();
                            }
                          }
                        }
                        """).check();
    }

    @Test
    void aConstructorIsExemptForItsOwnObjectOnly() {
        Program.withDeclarations("""
                        class Sub extends Turnstile {
                          Sub() { waiters = 1; this.waiters = 2; }
                          class Inner {
                            Inner() {
                              waiters = 3; //! unguarded
                            }
                          }
                          Runnable later;
                          Sub(int n) {
                            later = () -> waiters++; //! unguarded
                          }
                        }
                        """).check();
    }

    @Test
    void anAnonymousClassIsCheckedToo() {
        Program.of("""
                        Object right = new Object() {
                          void run() { ts.lock.lock(); ts.waiters++; ts.lock.unlock(); }
                        };
                        Object wrong = new Object() {
                          void run(Turnstile t) {
                            t.waiters++; //! unguarded
                          }
                        };
                        """).check();
    }

    @Test
    void guardsAreReadFromClassFilesToo() {
        Program.of("void wrong(smpng.discipline.Compiled c) {\n"
                        + "  c.guarded++; //! unguarded\n"
                        + "  c.held(); //! not.held\n"
                        + "  Object[] a = c.array; //! unguarded\n"
                        + "  c.free.clear();\n"
                        + "}\n"
                        + "void right(smpng.discipline.Compiled c) {"
                        + "  c.acquire(); c.guarded++; c.held(); c.release(); }\n")
                .check();
    }

    @Test
    void modernSyntaxIsFollowed() {
        Program.of("""
                        record Pair(Turnstile left, SpinMutex right) {
                          void both() { left.lock.lock(); left.waiters++; left.lock.unlock(); }
                        }
                        void accessor(Pair p) { p.left().lock.lock(); p.left().waiters++; p.left().lock.unlock(); }
                        sealed interface Shape permits A, B {}
                        record A(int x) implements Shape {}
                        record B(int y) implements Shape {}
                        enum Level { LOW { @Override void f() {} }; void f() {} }
                        int choose(Level l) {
                          ts.lock.lock();
                          int n = switch (l) { case LOW -> ts.waiters; default -> { ts.plain(); yield 2; } };
                          ts.lock.unlock();
                          return n;
                        }
                        int wrongChoice(Level l) {
                          return switch (l) {
                            case LOW -> ts.waiters; //! unguarded
                            default -> 1;
                          };
                        }
                        void loops(java.util.List<Turnstile> all) {
                          for (Turnstile t : all) { t.lock.lock(); t.waiters++; t.lock.unlock(); }
                          do { m.lock(); m.unlock(); } while (all.isEmpty());
                          outer:
                          for (Turnstile t : all) {
                            t.lock.lock();
                            for (int i = 0; i < 3; i++) { if (i == t.waiters) { t.lock.unlock(); continue outer; } }
                            t.lock.unlock();
                          }
                        }
                        void resource() throws java.io.IOException {
                          try (java.io.Reader r = new java.io.StringReader("")) { m.lock(); m.unlock(); }
                        }
                        void resourceWrong() throws java.io.IOException {
                          m.lock();
                          try (java.io.Reader r = new java.io.StringReader("")) { //! unbalanced.exception
                            ts.plain();
                          }
                          m.unlock();
                        }
                        void pattern(Object o) {
                          if (o instanceof Turnstile t && t.lock.tryLock()) { t.waiters++; t.lock.unlock(); }
                        }
                        int ternary(boolean b) { m.lock(); int n = b ? 1 : 2; m.unlock(); return n; }
                        void asserts(boolean b) { m.lock(); assert b : "no"; m.unlock(); }
                        """).check();
    }
}
