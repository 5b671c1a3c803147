package smpng.explorer.jctools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import smpng.bytecode.patch.ClassPatch;
import smpng.bytecode.patch.Edit;
import smpng.bytecode.patch.Target;
import smpng.explorer.graph.Exploration.Settings;
import smpng.explorer.trial.Patched;
import smpng.explorer.trial.Trial;
import smpng.explorer.trial.Verdict;
import smpng.explorer.trial.Verdict.Failure;
import smpng.memory.mapping.Mapping;

/**
 * JCTools' array queues for one consumer and one or many producers, as published: what {@link Handover} asks of them holds
 * under jam, races included, and on armv8; and does not hold of copies that are broken in one place.
 */
final class QueuesTest {
    private static final ClassLoader SOURCE = QueuesTest.class.getClassLoader();
    private static final Settings JAM = Settings.of("jam").findingRaces();
    private static final Settings ARMV8 = Settings.of("armv8").mapping(Mapping.HOTSPOT);

    private static final List<String> ONE = List.of("produceFirst", "consume");
    private static final List<String> TWO = List.of("produceFirst", "produceSecond", "consume");

    /** Where the queues store an element, and how it is made to order nothing. */
    private static final ClassPatch ATOMIC_STORE = new ClassPatch(
            "org.jctools.queues.atomic.AtomicQueueUtil",
            "soRefElement",
            Edit.replaceCall("AtomicReferenceArray", "lazySet", "setOpaque"));

    private static final ClassPatch HANDLE_STORE = new ClassPatch(
            "org.jctools.queues.varhandle.VarHandleQueueUtil",
            "soRefElement",
            Edit.replaceCall("VarHandle", "setRelease", "setOpaque"));

    private static final ClassPatch UNSAFE_STORE = new ClassPatch(
            "org.jctools.util.UnsafeRefArrayAccess",
            "soRefElement",
            Edit.replaceCall("Unsafe", "putOrderedObject", "putObject"));

    private static final List<Queue> QUEUES = List.of(
            spsc("org.jctools.queues.atomic.SpscAtomicArrayQueue", ATOMIC_STORE),
            spsc("org.jctools.queues.varhandle.SpscVarHandleArrayQueue", HANDLE_STORE),
            spsc("org.jctools.queues.SpscArrayQueue", UNSAFE_STORE),
            mpsc("org.jctools.queues.atomic.MpscAtomicArrayQueue", ATOMIC_STORE),
            mpsc("org.jctools.queues.varhandle.MpscVarHandleArrayQueue", HANDLE_STORE),
            mpsc("org.jctools.queues.MpscArrayQueue", UNSAFE_STORE));

    /**
     * A queue, and two ways to break it.
     *
     * @param store the store of an element is no release any more
     * @param check a producer does not look whether the queue is full
     */
    private record Queue(String type, List<List<String>> programs, ClassPatch store, ClassPatch check) {
        Trial trial(ClassLoader source, List<String> program, int waiting) throws Exception {
            return new Trial(source, Handover.class, program, type.substring(type.lastIndexOf('.') + 1), waiting);
        }

        Trial broken(ClassPatch patch, int waiting) throws Exception {
            return trial(new Patched(SOURCE, List.of(patch)), programs.get(0), waiting);
        }

        @Override
        public String toString() {
            return type;
        }
    }

    private static Queue spsc(String type, ClassPatch store) {
        Edit full = Edit.replaceCallBy("", "offerSlowPath", true);
        return new Queue(type, List.of(ONE), store, new ClassPatch(type, "offer", full));
    }

    private static Queue mpsc(String type, ClassPatch store) {
        Edit full = Edit.alwaysJump(Target.conditionOn("lvConsumerIndex")).occurrence(2, 2);
        return new Queue(type, List.of(ONE, TWO), store, new ClassPatch(type, "offer", full));
    }

    @ParameterizedTest
    @FieldSource("QUEUES")
    void nothingIsLostInventedOrOutOfOrder(Queue queue) throws Exception {
        for (List<String> program : queue.programs()) {
            for (int waiting : new int[] {0, 3}) { // so that the queue runs empty, and full
                Trial trial = queue.trial(SOURCE, program, waiting);
                for (Settings settings : List.of(JAM, ARMV8)) {
                    Verdict verdict = trial.explored(settings);
                    String where = program + " " + settings.machine() + ": " + verdict.result();
                    assertEquals(Optional.empty(), verdict.failure(), () -> where + verdict.text());
                    assertTrue(
                            verdict.result().isExhaustive() && verdict.result().complete() > 1, where);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("QUEUES")
    void anElementThatIsStoredWithoutReleaseShowsAnUnfinishedItem(Queue queue) throws Exception {
        Trial trial = queue.broken(queue.store(), 0);
        assertEquals(Optional.empty(), trial.explored(Settings.of("sc")).failure());
        Verdict race = trial.explored(JAM);
        assertEquals(Optional.of(Failure.RACE), race.failure());
        assertEquals(race.failure(), trial.again(JAM, race.execution()).failure());
        Verdict verdict = trial.explored(ARMV8);
        // With many producers there is a compare-and-set of the index before, a full barrier on this machine.
        assertEquals(
                queue.programs().contains(TWO) ? Optional.empty() : Optional.of(Failure.ASSERTION), verdict.failure());
    }

    @ParameterizedTest
    @FieldSource("QUEUES")
    void aProducerThatDoesNotLookOverwritesWhatIsThere(Queue queue) throws Exception {
        Trial trial = queue.broken(queue.check(), 3);
        for (Settings settings : List.of(Settings.of("sc"), Settings.of("jam"), ARMV8)) {
            Verdict verdict = trial.explored(settings);
            assertEquals(Optional.of(Failure.ASSERTION), verdict.failure(), settings.machine());
            assertEquals(
                    verdict.failure(),
                    trial.again(settings, verdict.execution()).failure());
        }
    }
}
