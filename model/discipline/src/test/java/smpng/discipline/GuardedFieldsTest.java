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
                              count++; //! unnamed
                              unlock();
                            }
                          }
                        }
                        """).check();
    }
}
