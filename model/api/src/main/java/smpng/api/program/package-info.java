/**
 * Small concurrent programs, written down with a builder instead of as Java code: for tests that need memory orders which
 * Java has not (a relaxed fetch-add, a strong relaxed compare-and-set, an acquire-release exchange), and for programs that
 * are generated.
 *
 * <pre>{@code
 * ProgramBuilder p = Program.named("message passing");
 * Place data = p.intLocation("data");
 * Place flag = p.intLocation("flag");
 *
 * ThreadBuilder writer = p.thread("writer");
 * writer.store(data, AccessOrder.PLAIN, 42);
 * writer.store(flag, AccessOrder.RELEASE, 1);
 *
 * ThreadBuilder reader = p.thread("reader");
 * reader.await(flag, AccessOrder.ACQUIRE, Comparison.EQUAL, 1);
 * Register seen = reader.load(data, AccessOrder.PLAIN);
 *
 * p.atEnd(seen.eq(42));
 * Program program = p.build();
 * }</pre>
 *
 * <p>What comes out are records, which an engine takes apart; no engine's types appear here. A program that makes no sense
 * is refused while it is written, with {@link smpng.api.program.MalformedProgram}.
 */
package smpng.api.program;
