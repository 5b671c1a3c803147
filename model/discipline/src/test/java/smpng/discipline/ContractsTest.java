package smpng.discipline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ContractsTest {
    @Test
    void aRequiredLockIsHeldInsideAndCheckedOutside() {
        Program.of("""
                        @Holding("ts.lock") void inside() { ts.waiters++; ts.adjust(); }
                        @Holding("#1.lock") static void parameter(Turnstile t) { t.waiters++; }
                        void right() { ts.lock.lock(); ts.adjust(); inside(); parameter(ts); ts.lock.unlock(); }
                        void wrong(Turnstile t) {
                          t.lock.lock();
                          ts.adjust(); //! not.held
                          inside(); //! not.held
                          parameter(t);
                          t.lock.unlock();
                        }
                        @Holding("this.m") void givesItAwayUnsaid() {
                          m.unlock(); //! unbalanced.exit
                        }
                        """).check();
    }

    @Test
    void aMethodThatAcquiresReturnsWithTheLock() {
        Program.of("""
                        @EnsuresLockHeld("#1.lock") void acquire(Turnstile t) { t.lock.lock(); t.waiters = 0; }
                        void right() { acquire(ts); ts.waiters++; ts.lock.unlock(); }
                        void wrong() {
                          acquire(ts); //! unbalanced.exit
                        }
                        @EnsuresLockHeld("m") void empty() {
                          ts.plain(); //! unbalanced.exit
                        }
                        @EnsuresLockHeld("m") void mayThrow(boolean b) {
                          m.lock();
                          if (b) throw new IllegalStateException(); //! unbalanced.exception
                        }
                        """).check();
    }

    @Test
    void aHandOverIsEnteredWithTheLockAndLeftWithout() {
        Program.of("""
                        @Holding("#1.lock") @MayReleaseLocks void release(Turnstile t) { t.waiters--; t.lock.unlock(); }
                        void right() { ts.lock.lock(); release(ts); }
                        void stillUses() {
                          ts.lock.lock();
                          release(ts);
                          ts.waiters++; //! unguarded
                        }
                        void unheld() {
                          release(ts); //! release.unheld
                        }
                        @Holding("m") @MayReleaseLocks void keeps() {
                          ts.plain(); //! unbalanced.exit
                        }
                        @Holding("m") @EnsuresLockHeld("m") @MayReleaseLocks void sleeps() { m.unlock(); ts.plain(); m.lock(); }
                        void waits() { m.lock(); sleeps(); m.unlock(); }
                        @Holding("m") @EnsuresLockHeld("ts.lock") @MayReleaseLocks void exchange() { ts.lock.lock(); m.unlock(); }
                        void exchanges() { m.lock(); exchange(); ts.waiters++; ts.lock.unlock(); }
                        """).check();
    }

    @Test
    void aConditionalAcquisitionAgreesWithItsResult() {
        Program.of("""
                        @EnsuresLockHeldIf(expression = "m", result = true) boolean direct() { return m.tryLock(); }
                        @EnsuresLockHeldIf(expression = "m", result = true) boolean and(boolean b) { return b && m.tryLock(); }
                        @EnsuresLockHeldIf(expression = "m", result = false) boolean failed() { return !m.tryLock(); }
                        @EnsuresLockHeldIf(expression = "m", result = true) boolean spelled(boolean b) {
                          if (b) { m.lock(); return true; }
                          return false;
                        }
                        @EnsuresLockHeldIf(expression = "m", result = true) boolean inverted() {
                          return !m.tryLock(); //! unbalanced.exit unbalanced.exit
                        }
                        @EnsuresLockHeldIf(expression = "m", result = true) boolean lies() {
                          return true; //! unbalanced.exit
                        }
                        void uses() { if (failed()) { return; } m.unlock(); }
                        """).check();
    }

    @Test
    void anOverridingMethodKeepsTheContract() {
        Program.withDeclarations("""
                        class Base {
                          final SpinMutex lock = new SpinMutex();
                          void free() {}
                          @Holding("lock") void held(Object o) {}
                          @Holding("#1") void parameter(SpinMutex l) {}
                        }
                        class Same extends Base {
                          @Override void free() {}
                          @Override @Holding("this.lock") void held(Object p) {}
                          @Override @Holding("#1") void parameter(SpinMutex another) {}
                        }
                        class Other extends Base {
                          @Override @Holding("lock") void free() {} //! override
                          @Override void held(Object o) {} //! override
                        }
                        """).check();
    }

    @Test
    void whatIsPassedOnHasNoContract() {
        Program.of("""
                        interface Action { @Holding("#1") void run(SpinMutex l); }
                        Action action = l -> {}; //! override
                        Runnable reference = m::lock; //! reference
                        Runnable plain = ts::plain;
                        """).check();
    }

    @Test
    void aConstructorMayHaveAContract() {
        Program.withDeclarations("""
                        class Entry {
                          @Holding("#1.lock") Entry(Turnstile t) { t.waiters++; }
                          static void right(Turnstile t) { t.lock.lock(); new Entry(t); t.lock.unlock(); }
                          static void wrong(Turnstile t) {
                            new Entry(t); //! not.held
                          }
                        }
                        """).check();
    }

    @Test
    void anExpressionThatNamesNothingIsReported() {
        Program.of("""
                        @Holding("lokc") void wrong() {} //! unreadable
                        @GuardedBy("nolock") int field; //! unreadable
                        """).check();
    }

    @Test
    void aSuppressedMethodIsTrustedAndNothingElseIs() {
        Program.of("""
                        @SuppressWarnings("smpng.discipline") void all() { m.lock(); }
                        @SuppressWarnings("discipline") void prefix() { m.lock(); }
                        @SuppressWarnings("discipline:discipline.unbalanced.exit") void oneKey() { m.lock(); }
                        @SuppressWarnings("discipline:discipline.unguarded") void anotherKey() {
                          m.lock(); //! unbalanced.exit
                        }
                        @SuppressWarnings("unchecked") void another() {
                          m.lock(); //! unbalanced.exit
                        }
                        """).check();
    }

    @Test
    void messagesNameTheLockAndTheMend() {
        assertEquals(
                "[discipline.not.held] 'adjust' needs 'this.ts.lock', which is not held here;"
                        + " take it, or declare @Holding(\"this.ts.lock\")",
                Program.of("void f() { ts.adjust(); }").message());
    }

    @Test
    void aParameterNamedByAContractStaysWhatItWas() {
        Program.of("""
                        @EnsuresLockHeld("#1") void right(SpinMutex l) { l.lock(); }
                        @EnsuresLockHeld("#1") void wrong(SpinMutex l) { l = m; l.lock(); } //! reassigned.parameter
                        """).check();
    }

    @Test
    void severalLocksAreFollowedAtOnce() {
        Program.of("""
                        @EnsuresLockHeld("m") @EnsuresLockHeld({"ts.lock", "#1"}) void all(SpinMutex l) {
                          m.lock(); ts.lock.lock(); l.lock();
                        }
                        @Holding({"m", "ts.lock"}) @MayReleaseLocks void none() { ts.lock.unlock(); m.unlock(); }
                        void right(SpinMutex l) { all(l); none(); l.unlock(); }
                        void wrong(SpinMutex l) {
                          all(l);
                          none(); //! unbalanced.exit
                        }
                        """).check();
    }

    @Test
    void aProgramThatIsNotAsMarkedFails() {
        assertThrows(
                AssertionError.class, () -> Program.of("void f() { m.lock(); }").check());
        assertThrows(
                AssertionError.class,
                () -> Program.of("void f() {} //! unguarded").check());
        assertThrows(
                AssertionError.class,
                () -> Program.of("void f() { m.lock(); } //! merge").check());
        assertThrows(AssertionError.class, () -> Program.of("does not compile").check());
    }
}
