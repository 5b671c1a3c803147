package smpng.discipline;

import org.junit.jupiter.api.Test;

class BalanceTest {
    @Test
    void aLockStillHeldOnReturnIsReported() {
        Program.of("""
                        void right() { m.lock(); m.unlock(); }
                        void falls() {
                          m.lock(); //! unbalanced.exit
                        }
                        int early(boolean b) {
                          m.lock();
                          if (b) {
                            return 1; //! unbalanced.exit
                          }
                          m.unlock();
                          return 2;
                        }
                        void runsOffTheEnd(int n) {
                          m.lock();
                          while (n > 0) { //! unbalanced.exit
                            n--;
                          }
                        }
                        void twice() {
                          m.lock();
                          m.lock();
                          m.unlock();
                          ts.plain(); //! unbalanced.exit
                        }
                        void recursion() { m.lock(); m.lock(); m.unlock(); m.unlock(); }
                        void everyReturn(int k) {
                          m.lock();
                          if (k == 0) { m.unlock(); return; }
                          try { ts.plain(); if (k == 1) return; } finally { m.unlock(); }
                        }
                        """).check();
    }

    @Test
    void aLockHeldOnOnePathOnlyIsReported() {
        Program.of("""
                        void right(boolean b) { if (b) { m.lock(); ts.plain(); m.unlock(); } else { ts.plain(); } }
                        void bothPaths(boolean b) { if (b) { m.lock(); } else { m.lock(); } m.unlock(); }
                        void wrong(boolean b) {
                          if (b) { m.lock(); }
                          ts.plain(); //! unbalanced.merge
                          if (b) { m.unlock(); }
                          ts.plain();
                        }
                        void choice(int k) {
                          switch (k) {
                            case 1: m.lock(); break;
                            case 2: m.lock(); ts.plain(); break;
                            default:
                          }
                          ts.plain(); //! unbalanced.merge
                        }
                        """).check();
    }

    @Test
    void aLoopThatLeaksIsReported() {
        Program.of("""
                        void right(int n) { for (int i = 0; i < n; i++) { m.lock(); ts.plain(); m.unlock(); } }
                        void heldAround(int n) { m.lock(); while (n-- > 0) { ts.plain(); } m.unlock(); }
                        void dropsAndRetakes(int n) {
                          m.lock();
                          while (n-- > 0) { m.unlock(); ts.plain(); m.lock(); if (n == 3) break; }
                          m.unlock();
                        }
                        void retries() {
                          for (;;) {
                            SpinMutex l = ts.any();
                            l.lock();
                            if (l == ts.any()) { l.unlock(); return; }
                            l.unlock();
                          }
                        }
                        void leaks(int n) {
                          while (n > 0) { //! unbalanced.merge
                            m.lock();
                            n--;
                          }
                        }
                        void skips(int n) {
                          for (int i = 0; i < n; i++) { //! unbalanced.merge
                            m.lock();
                            if (i == 5) continue;
                            m.unlock();
                          }
                        }
                        """).check();
    }

    @Test
    void releasingWhatIsNotHeldIsReported() {
        Program.of("""
                        void never() {
                          m.unlock(); //! release.unheld
                        }
                        void twice() {
                          m.lock();
                          m.unlock();
                          m.unlock(); //! release.unheld
                        }
                        void another(SpinMutex l) {
                          l.lock();
                          m.unlock(); //! release.unheld
                          l.unlock();
                        }
                        """).check();
    }

    @Test
    void aTestedAcquisitionIsHeldWhereItSucceeded() {
        Program.of("""
                        void right() { if (m.tryLock()) { m.unlock(); } }
                        boolean negated() { if (!m.tryLock()) { return false; } m.unlock(); return true; }
                        void and(boolean b) { if (b && ts.lock.tryLock()) { ts.waiters++; ts.lock.unlock(); } }
                        void or(boolean b) { if (b || !m.tryLock()) { return; } m.unlock(); }
                        void spins() { while (!m.tryLock()) { Thread.onSpinWait(); } m.unlock(); }
                        void wrongBranch() {
                          if (ts.lock.tryLock()) {
                            ts.lock.unlock();
                          } else {
                            ts.waiters++; //! unguarded
                          }
                        }
                        void forgotten() {
                          if (m.tryLock()) {
                            ts.plain(); //! unbalanced.exit
                          }
                        }
                        void untested() {
                          m.tryLock(); //! unbalanced.merge
                        }
                        void kept() {
                          boolean got = m.tryLock(); //! unbalanced.merge
                          if (got) m.unlock();
                        }
                        """).check();
    }

    @Test
    void anExceptionThatLeavesWithALockIsReported() {
        Program.of("""
                        void right(boolean b) { m.lock(); try { if (b) throw new IllegalStateException(); } finally { m.unlock(); } }
                        void throwsHeld(boolean b) {
                          m.lock();
                          if (b) throw new IllegalStateException(); //! unbalanced.exception
                          m.unlock();
                        }
                        void declared() throws java.io.IOException {
                          m.lock();
                          ts.checked(); //! unbalanced.exception
                          m.unlock();
                        }
                        void caught() {
                          m.lock();
                          try { ts.checked(); } catch (java.io.IOException e) { ts.plain(); }
                          m.unlock();
                        }
                        void rethrown() throws java.io.IOException {
                          m.lock();
                          try { ts.checked(); } catch (java.io.IOException e) { m.unlock(); throw e; }
                          m.unlock();
                        }
                        void caughtAndForgotten() {
                          try { m.lock(); ts.checked(); m.unlock(); } catch (java.io.IOException e) { ts.plain(); }
                          ts.plain(); //! unbalanced.merge
                        }
                        """).check();
    }

    @Test
    void anUncheckedExceptionOfACallCountsOnRequestOnly() {
        String members = """
                void held() {
                  m.lock();
                  ts.plain();%s
                  m.unlock();
                }
                void released() { m.lock(); try { ts.plain(); } finally { m.unlock(); } }
                """;
        Program.of(members.formatted("")).check();
        Program.of(members.formatted(" //! unbalanced.exception"))
                .with("-Asmpng.discipline.unchecked")
                .check();
    }

    @Test
    void aPanicLeavesItsLocksBehindButOtherExceptionsDoNot() {
        Program.of("""
                        void stops(boolean b) { m.lock(); if (b) throw new IllegalStateException(); m.unlock(); }
                        void goesOn(boolean b) {
                          m.lock();
                          if (b) throw new IllegalArgumentException(); //! unbalanced.exception
                          m.unlock();
                        }
                        """)
                .with("-Asmpng.discipline.panics=java.lang.IllegalStateException,no.such.Type")
                .check();
    }

    @Test
    void whatCatchesAnUncheckedExceptionIsCheckedLikeAnythingElse() {
        Program.of("""
                        void right() {
                          m.lock();
                          try { ts.plain(); m.unlock(); } catch (RuntimeException e) { m.unlock(); throw e; }
                        }
                        void unguarded() {
                          try { ts.plain(); } catch (RuntimeException e) {
                            ts.waiters++; //! unguarded
                          }
                        }
                        void either() {
                          try { //! unbalanced.merge
                            ts.plain(); m.lock(); ts.plain(); m.unlock();
                          } catch (RuntimeException e) {
                            ts.plain();
                          }
                        }
                        void leaves() {
                          m.lock();
                          try { ts.plain(); m.unlock(); } catch (RuntimeException e) {
                            throw e; //! unbalanced.exception
                          }
                        }
                        """).check();
    }

    @Test
    void aLockMustNotLoseItsNameWhileHeld() {
        Program.of("""
                        void right(SpinMutex l) { l.lock(); l.unlock(); l = m; l.lock(); l.unlock(); }
                        void local(SpinMutex l) {
                          l.lock();
                          l = m; //! reassigned
                          l.unlock();
                        }
                        void pointer() { ts.moving.lock(); ts.state++; ts.moving.unlock(); }
                        void moved() {
                          ts.moving.lock();
                          ts.moving = m; //! reassigned
                          ts.moving.unlock();
                        }
                        void owner(Turnstile t) {
                          t.lock.lock();
                          t = ts; //! reassigned
                        }
                        """).check();
    }
}
