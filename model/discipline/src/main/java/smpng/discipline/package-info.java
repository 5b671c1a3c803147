/**
 * A compile-time checker for locks the Java language knows nothing of: is every guarded field reached under its lock,
 * and does every body leave exactly the locks held that its annotations promise.
 *
 * <p>It is an annotation processor, {@code smpng.discipline.LockDisciplineChecker}, and reads the lock annotations of
 * the Checker Framework with this meaning. Expressions are {@code this}, a field, {@code #1} for the first parameter,
 * and paths of fields from these.
 *
 * <ul>
 *   <li>{@code @GuardedBy("lock")} on a field, of primitive type too: every read and write needs the lock of the same
 *       owner. A constructor or initialiser may touch the object or class it builds without one.
 *   <li>{@code @Holding}: held on entry, and still on exit. With {@code @MayReleaseLocks} given up on exit, and with
 *       {@code @EnsuresLockHeld} of the same lock in addition dropped and retaken. {@code @MayReleaseLocks} alone
 *       releases nothing.
 *   <li>{@code @EnsuresLockHeld}: one level deeper on normal return. {@code @EnsuresLockHeldIf}: the same for one of
 *       the two results.
 * </ul>
 *
 * <p>What is reported, always with a mend:
 *
 * <ul>
 *   <li>{@code unguarded}: a guarded field without its lock; {@code not.held}: a call without the lock it needs;
 *       {@code release.unheld}: a release of what is not held;
 *   <li>{@code unbalanced.exit}, {@code unbalanced.exception}: more or fewer locks than promised on return, or when an
 *       exception leaves (nothing acquired, what is handed over given up);
 *   <li>{@code unbalanced.merge}: a lock held on one path to a point and not on another, once, where the paths meet;
 *       also a conditional acquisition whose result is not tested then and there;
 *   <li>{@code reassigned}, {@code reassigned.parameter}: a variable or field through which a held lock is named, or a
 *       parameter named by an annotation, is assigned;
 *   <li>{@code override}: a method, or a lambda or method reference in its place, with other lock annotations than what
 *       it overrides; {@code reference}: a method reference to a method with any;
 *   <li>{@code unnamed}: a lock reached by a call or from an array, which cannot be followed (a final local names it; a
 *       record's accessor, or a method declared {@code @Pure} or {@code @Deterministic}, is taken to answer the same
 *       each time); {@code unreadable}: an annotation that names nothing.
 * </ul>
 *
 * <p>Every key has the prefix {@code discipline.}, and {@code @SuppressWarnings("discipline")}, or with a colon and a
 * key, silences a declaration by the framework's usual rules. The bodies of lock, try and unlock of a primitive lock are
 * trusted that way; they are where the meaning of the annotations comes from.
 *
 * <p>Exceptions. A {@code throw}, and the checked exceptions of a call, count as paths out. Other exceptions of calls
 * are taken for panics unless {@code -Asmpng.discipline.unchecked} is given; null pointers, indices, failed assertions
 * and lock operations that fail are always taken for panics. {@code -Asmpng.discipline.panics=a.B,c.D} makes a panic of
 * a {@code throw} of these types. A panic is no way out of a method, but a catch clause that can catch it is checked
 * with what may be held then.
 *
 * <p>What it does not see:
 *
 * <ul>
 *   <li>Two names of one lock, other than a local set once from a path of finals: {@code m = td.lock; m.lock()} does not
 *       hold {@code td.lock} when that field is not final, and {@code if (m == td.lock)} teaches it nothing.
 *   <li>One name of two locks: a non-final field that a called method or another thread changes while the lock is held.
 *   <li>Accesses other than by field name: VarHandles, reflection, the elements of a guarded array through another
 *       reference, an object published while it is built.
 *   <li>A lock that a method takes and returns: the annotations have no word for a result.
 *   <li>Which result is returned, once a finally clause follows the return, or a variable keeps it: a method with
 *       {@code @EnsuresLockHeldIf} returns a constant or the condition itself, or is reported.
 *   <li>Recursion: taking a held lock again counts one deeper. Order of locks, deadlock: the explorer's.
 *   <li>{@code synchronized} and the locks of the JDK. A field guarded by one is reported as unguarded.
 *   <li>Lambdas are checked as if run with no lock held, wherever they run. An inner class that extends the class around
 *       it is not told apart from it.
 *   <li>What other checkers in the same run reported as an error first: the framework then skips the class.
 * </ul>
 */
package smpng.discipline;
