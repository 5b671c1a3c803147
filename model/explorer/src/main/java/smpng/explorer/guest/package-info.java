/**
 * Ordinary classes as programs of the explorer: loads them rewritten, so that all they share lives in the execution graph,
 * and runs them as {@link smpng.explorer.graph.Threads}.
 *
 * <p>The rewriting goes deeper than the call sites of {@link smpng.bytecode.InstrumentingLoader}, which leave memory where it
 * is: here objects are made by the {@link smpng.explorer.guest.Heap}, constructors become methods, fields become numbers.
 *
 * <p><b>Explored:</b> fields, static fields and array elements of every type; VarHandles of them in every access mode, and the
 * static fences; field updaters and Unsafe as far as they do the same; final fields and their freezes; monitors, wait and
 * notify; threads, started and joined, and thread-locals; static initialisers, whenever they run; inner classes, lambdas and
 * method references, records, enums, exceptions, string switches and concatenation, clone, Java 7 class files and older. Of the
 * JDK: the models in {@code smpng.explorer.jdk}, and the collections in {@link smpng.explorer.guest.Shadows} as they are. Loops
 * that wait are decided, see {@link smpng.explorer.guest.Loops}.
 *
 * <p><b>Refused</b>, with the line, when it is executed: whatever {@link smpng.bytecode.Refusals} does not know to be harmless,
 * such as clocks, chance, reflection, input; native methods; methods that a model does not have; a mutable object of the JDK, or
 * an exception, in a variable that threads share; a final field written after its object got out; a static initialiser that
 * uses explored variables; views of bytes. Refused when it is loaded: a class whose superclass in the JDK has state.
 *
 * <p><b>Assumed:</b> the JDK's own classes that are let through have no state that threads share; identity hash codes are the
 * explorer's own; the assertions of the program are on.
 */
package smpng.explorer.guest;
