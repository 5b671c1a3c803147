package smpng.memory.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import smpng.memory.Model;
import smpng.memory.enumerate.Enumeration;
import smpng.memory.enumerate.FinalState;
import smpng.memory.enumerate.Limits;
import smpng.memory.enumerate.Question;
import smpng.memory.enumerate.Visitor;
import smpng.memory.program.Program;

/**
 * The results that manuals and papers name for the models that no collection of tests measures. Each row has the verdict,
 * a name, initial values, the program in {@link Notation}, what the loads read in their order, thread by thread, and final
 * values if they are asked about.
 */
class NamedResultsTest {
    @TestFactory
    Stream<DynamicTest> sc() {
        return results("sc", """
                forbidden | SB    |  | W x 1; R y || W y 1; R x              | 0 0
                forbidden | MP    |  | W x 1; W y 1 || R y; R x              | 1 0
                forbidden | LB    |  | R x; W y 1 || R y; W x 1              | 1 1
                forbidden | 2+2W  |  | W x 1; W y 2 || W y 1; W x 2          | | x=1 y=1
                forbidden | IRIW  |  | W x 1 || W y 1 || R x; R y || R y; R x | 1 0 1 0
                forbidden | two exchanges of one value | | U x 1 || U x 2    | 0 0
                allowed   | MP in order | | W x 1; W y 1 || R y; R x         | 1 1
                """);
    }

    /** SPARC Architecture Manual V9, section 8.4.4 and appendix D. */
    @TestFactory
    Stream<DynamicTest> sparcTso() {
        return results("sparc-tso", """
                allowed   | SB                 | | W x 1; R y || W y 1; R x                          | 0 0
                forbidden | SB+#StoreLoad      | | W x 1; store_load; R y || W y 1; store_load; R x  | 0 0
                allowed   | SB+#StoreStore     | | W x 1; store_store; R y || W y 1; store_store; R x | 0 0
                allowed   | SB+#LoadLoad       | | W x 1; load_load; R y || W y 1; load_load; R x    | 0 0
                allowed   | SB+#LoadStore      | | W x 1; load_store; R y || W y 1; load_store; R x  | 0 0
                forbidden | SB+swap            | | U x 1; R y || U y 1; R x                          | 0 0 0 0
                forbidden | store before swap  | | W x 1; U z 1; R y || W y 1; U w 1; R x            | 0 0 0 0
                forbidden | MP                 | | W x 1; W y 1 || R y; R x                          | 1 0
                forbidden | LB                 | | R x; W y 1 || R y; W x 1                          | 1 1
                forbidden | 2+2W               | | W x 1; W y 2 || W y 1; W x 2                      | | x=1 y=1
                forbidden | IRIW               | | W x 1 || W y 1 || R x; R y || R y; R x            | 1 0 1 0
                allowed   | own store early    | | W x 1; R x; R y || W y 1; R y; R x                | 1 0 1 0
                """);
    }

    /** SPARC Architecture Manual V8, appendix K; V9, section 8.4.4. */
    @TestFactory
    Stream<DynamicTest> sparcPso() {
        return results("sparc-pso", """
                allowed   | MP                   | | W x 1; W y 1 || R y; R x                          | 1 0
                forbidden | MP+stbar             | | W x 1; store_store; W y 1 || R y; R x             | 1 0
                allowed   | store, then swap     | | W x 1; U y 1 || R y; R x                          | 0 1 0
                forbidden | store, stbar, swap   | | W x 1; store_store; U y 1 || R y; R x             | 0 1 0
                forbidden | swap, then store     | | U x 1; W y 1 || R y; R x                          | 0 1 0
                forbidden | swap, then load      | | U x 1; R y || U y 1; R x                          | 0 0 0 0
                forbidden | failing cas is a load: swap is one | | U y 4; W x 1 || R x; R y           | 0 1 0
                forbidden | LB                   | | R x; W y 1 || R y; W x 1                          | 1 1
                allowed   | 2+2W                 | | W x 1; W y 2 || W y 1; W x 2                      | | x=1 y=1
                forbidden | 2+2W+stbars | | W x 1; store_store; W y 2 || W y 1; store_store; W x 2     | | x=1 y=1
                forbidden | SB+#StoreLoad        | | W x 1; store_load; R y || W y 1; store_load; R x  | 0 0
                forbidden | IRIW                 | | W x 1 || W y 1 || R x; R y || R y; R x            | 1 0 1 0
                forbidden | CoRR                 | | W x 1 || R x; R x                                 | 1 0
                """);
    }

    /** SPARC Architecture Manual V9, section 8.4.4 and appendix D. */
    @TestFactory
    Stream<DynamicTest> sparcRmo() {
        return results("sparc-rmo", """
                allowed   | CoRR: load-load hazard  | | W x 1 || R x; R x                                  | 1 0
                forbidden | CoRR+#LoadLoad          | | W x 1 || R x; load_load; R x                       | 1 0
                forbidden | CoWR                    | | W x 1; R x || W x 2                                | 0
                forbidden | CoRW                    | | R x; W x 1                                         | 1
                allowed   | MP+membar+po            | | W x 1; store_store; W y 1 || R y; R x              | 1 0
                forbidden | MP+membars              | | W x 1; store_store; W y 1 || R y; load_load; R x   | 1 0
                forbidden | MP+membar+addr          | | W x 1; store_store; W y 1 || R y; R x addr         | 1 0
                allowed   | MP+membar+ctrl: no load waits for a branch | | W x 1; store_store; W y 1 || R y; if; R x | 1 0
                allowed   | LB                      | | R x; W y 1 || R y; W x 1                           | 1 1
                forbidden | LB+ctrls: stores do     | | R x; if; W y 1 || R y; if; W x 1                   | 1 1
                forbidden | LB+datas                | | R x; W y 1 data || R y; W x 1 data                 | 1 1
                forbidden | LB+#LoadStores          | | R x; load_store; W y 1 || R y; load_store; W x 1   | 1 1
                forbidden | WRC+data+addr           | | W x 1 || R x; W y 1 data || R y; R x addr          | 1 1 0
                forbidden | IRIW+addrs              | | W x 1 || W y 1 || R x; R y addr || R y; R x addr   | 1 0 1 0
                allowed   | SB+swap: swap is no fence | | U x 1; R y || U y 1; R x                         | 0 0 0 0
                """);
    }

    /** Alpha Architecture Handbook, version 4 (EC-QD2KC-TE): tests 1 to 9 are its sections 5.6.2.1 to 5.6.2.9. */
    @TestFactory
    Stream<DynamicTest> alpha() {
        return results("alpha", """
                forbidden | test 1 | x=1     | W x 2 || R x; R x                           | 2 1
                forbidden | test 2 | x=1     | W x 2 || W x 3; R x; R x                    | 2 3
                forbidden | test 3 | x=1     | W x 2; R x || W x 3 || R x; R x             | 3 3 2
                allowed   | test 4 | x=1 y=1 | W x 2; W y 2 || R y; R x                    | 2 1
                allowed   | test 5 | x=1 y=1 | W x 2; W y 2 || R y; mb; R x                | 2 1
                allowed   | test 6 | x=1 y=1 | W x 2; mb; W y 2 || R y; R x                | 2 1
                forbidden | test 7 | x=1 y=1 | W x 2; mb; W y 2 || R y; mb; R x            | 2 1
                forbidden | test 7 with wmb | x=1 y=1 | W x 2; wmb; W y 2 || R y; mb; R x  | 2 1
                forbidden | test 8 | x=1 y=1 | W x 2; mb; R y || W y 2; mb; R x            | 1 1
                forbidden | test 9 | x=1     | W x 2; R x; R x || W x 3; R x; R x          | 2 3 3 2
                allowed   | MP+mb+addr       | | W x 1; mb; W y 1 || R y; R x addr         | 1 0
                allowed   | MP+mb+ctrl       | | W x 1; mb; W y 1 || R y; if; R x          | 1 0
                forbidden | MP+mb+addr, mb between the loads | | W x 1; mb; W y 1 || R y; mb; R x addr | 1 0
                allowed   | SB+wmbs          | | W x 1; wmb; R y || W y 1; wmb; R x        | 0 0
                allowed   | LB               | | R x; W y 1 || R y; W x 1                  | 1 1
                forbidden | LB+datas         | | R x; W y 1 data || R y; W x 1 data        | 1 1
                forbidden | LB+addrs         | | R x; W y 1 addr || R y; W x 1 addr        | 1 1
                forbidden | LB+ctrls         | | R x; if; W y 1 || R y; if; W x 1          | 1 1
                forbidden | WRC+mbs          | | W x 1 || R x; mb; W y 1 || R y; mb; R x   | 1 1 0
                """);
    }

    /** Intel Itanium Architecture Software Developer's Manual, volume 2, part 2, section 2.2.1. */
    @TestFactory
    Stream<DynamicTest> ia64() {
        return results("ia64", """
                allowed   | MP               | | W x 1; W y 1 || R y; R x                                 | 1 0
                forbidden | MP+rel+acq       | | W x 1; W y 1 release || R y acquire; R x                 | 1 0
                forbidden | MP+mf+mf         | | W x 1; mf; W y 1 || R y; mf; R x                         | 1 0
                forbidden | MP+rel+addr: a load waits for its address | | W x 1; W y 1 release || R y; R x addr | 1 0
                allowed   | MP+rel+po        | | W x 1; W y 1 release || R y; R x                         | 1 0
                allowed   | SB               | | W x 1; R y || W y 1; R x                                 | 0 0
                allowed   | SB+rel+acq       | | W x 1 release; R y acquire || W y 1 release; R x acquire | 0 0
                forbidden | SB+mfs           | | W x 1; mf; R y || W y 1; mf; R x                         | 0 0
                forbidden | WRC+rel+acq | | W x 1 release || R x acquire; W y 1 release || R y acquire; R x   | 1 1 0
                forbidden | IRIW+rel+acq | | W x 1 release || W y 1 release || R x acquire; R y || R y acquire; R x | 1 0 1 0
                allowed   | IRIW+mf-st+acq | | mf; W x 1 || mf; W y 1 || R x acquire; R y || R y acquire; R x | 1 0 1 0
                allowed   | own release early | | W x 1 release; R x acquire; R y || W y 1 release; R y acquire; R x | 1 0 1 0
                allowed   | CoRR of ld       | | W x 1 || R x; R x                                        | 1 0
                forbidden | CoRR of ld.acq   | | W x 1 || R x acquire; R x                                | 1 0
                forbidden | CoWW             | | W x 1; W x 2                                             | | x=1
                forbidden | CoWR             | | W x 1; R x || W x 2                                      | 0
                """);
    }

    /** Alglave, Maranget, Tautschnig: Herding Cats, TOPLAS 2014, sections 4 and 8. */
    @TestFactory
    Stream<DynamicTest> armv7() {
        return results("armv7", """
                forbidden | MP+dmbs          | | W x 1; dmb_sy; W y 1 || R y; dmb_sy; R x                | 1 0
                forbidden | MP+dmb.st+dmb    | | W x 1; dmb_st; W y 1 || R y; dmb_sy; R x                | 1 0
                allowed   | MP+dmb+dmb.st    | | W x 1; dmb_sy; W y 1 || R y; dmb_st; R x                | 1 0
                forbidden | MP+dmb+addr      | | W x 1; dmb_sy; W y 1 || R y; R x addr                   | 1 0
                allowed   | MP+dmb+ctrl      | | W x 1; dmb_sy; W y 1 || R y; if; R x                    | 1 0
                allowed   | MP+dmb+isb       | | W x 1; dmb_sy; W y 1 || R y; isb; R x                   | 1 0
                forbidden | MP+dmb+ctrlisb   | | W x 1; dmb_sy; W y 1 || R y; if; isb; R x               | 1 0
                forbidden | SB+dmbs          | | W x 1; dmb_sy; R y || W y 1; dmb_sy; R x                | 0 0
                allowed   | SB+dmb.sts       | | W x 1; dmb_st; R y || W y 1; dmb_st; R x                | 0 0
                allowed   | LB               | | R x; W y 1 || R y; W x 1                                | 1 1
                forbidden | LB+datas         | | R x; W y 1 data || R y; W x 1 data                      | 1 1
                forbidden | LB+ctrls         | | R x; if; W y 1 || R y; if; W x 1                        | 1 1
                allowed   | LB+data-wsi+data: po-loc commits nothing | | R x; W y 1 data; W y 2 || R y; W x 1 data | 1 2
                allowed   | WRC+data+addr    | | W x 1 || R x; W y 1 data || R y; R x addr               | 1 1 0
                forbidden | WRC+dmb+addr     | | W x 1 || R x; dmb_sy; W y 1 || R y; R x addr            | 1 1 0
                allowed   | IRIW+addrs       | | W x 1 || W y 1 || R x; R y addr || R y; R x addr        | 1 0 1 0
                forbidden | IRIW+dmbs        | | W x 1 || W y 1 || R x; dmb_sy; R y || R y; dmb_sy; R x  | 1 0 1 0
                forbidden | 2+2W+dmb.sts     | | W x 1; dmb_st; W y 2 || W y 1; dmb_st; W x 2            | | x=1 y=1
                forbidden | Z6.3+dmbs: no fence is light | | W x 1; dmb_sy; W y 1 || W y 2; dmb_sy; W z 1 || R z; R x addr | 1 0 | y=2
                forbidden | CoRR             | | W x 1 || R x; R x                                       | 1 0
                """);
    }

    /**
     * Liu, Bender, Palsberg: Compiling Volatile Correctly in Java, ECOOP 2022. The last two rows tell the two readings of
     * its pushto apart: an order that has to agree with the direct steps between pushes, as there, not with their closure,
     * goes on existing when a read is added.
     */
    @TestFactory
    Stream<DynamicTest> jam() {
        return results("jam", """
                forbidden | SB volatile   | | W x 1 seq_cst; R y seq_cst || W y 1 seq_cst; R x seq_cst      | 0 0
                allowed   | SB rel, acq   | | W x 1 release; R y acquire || W y 1 release; R x acquire      | 0 0
                forbidden | SB fullFence | | W x 1 relaxed; seq_cst; R y relaxed || W y 1 relaxed; seq_cst; R x relaxed | 0 0
                forbidden | MP rel, acq   | | W x 1 relaxed; W y 1 release || R y acquire; R x relaxed      | 1 0
                allowed   | MP opaque     | | W x 1 relaxed; W y 1 relaxed || R y relaxed; R x relaxed      | 1 0
                forbidden | MP fences | | W x 1 relaxed; release; W y 1 relaxed || R y relaxed; acquire; R x relaxed | 1 0
                forbidden | MP storeStore, loadLoad | | W x 1 relaxed; store_store; W y 1 relaxed || R y relaxed; load_load; R x relaxed | 1 0
                allowed   | LB plain      | | R x plain; W y 1 plain || R y plain; W x 1 plain              | 1 1
                forbidden | LB opaque     | | R x relaxed; W y 1 relaxed || R y relaxed; W x 1 relaxed      | 1 1
                allowed   | CoRR plain    | | W x 1 plain || R x plain; R x plain                           | 1 0
                forbidden | CoRR opaque   | | W x 1 relaxed || R x relaxed; R x relaxed                     | 1 0
                forbidden | IRIW volatile | | W x 1 seq_cst || W y 1 seq_cst || R x seq_cst; R y seq_cst || R y seq_cst; R x seq_cst | 1 0 1 0
                allowed   | IRIW-acq-sc | | W x 1 seq_cst || W y 1 seq_cst || R x acquire; R y seq_cst || R y acquire; R x seq_cst | 1 0 1 0
                forbidden | ra-non-global.4 | | W y 2 seq_cst; R x seq_cst || W x 1 seq_cst || R x seq_cst; W y 1 seq_cst || R y seq_cst; R y seq_cst | 0 1 1 2
                allowed   | pushto        | | W z 1 relaxed; W y 1 seq_cst || W y 2 relaxed; W v 0 seq_cst; W z 2 seq_cst | | z=1 y=2
                allowed   | pushto with a read more | | W z 1 relaxed; W y 1 seq_cst; R u seq_cst || W y 2 relaxed; W v 0 seq_cst; W z 2 seq_cst | 0 | z=1 y=2
                """);
    }

    /** The same paper's finding: lwsync before a volatile store is too weak, sync is not. */
    @TestFactory
    Stream<DynamicTest> volatileStoresOnPower() {
        String stores = "F; W x 1; sync; R y; lwsync || F; W y 1; sync || sync; R y; lwsync; F; W z 1; sync"
                + " || F; W z 2; sync; R x; lwsync || sync; R z; lwsync; sync; R z; lwsync";
        return results(
                "power",
                "allowed | lwsync | | " + stores.replace("F", "lwsync") + " | 0 1 0 1 2\n" + "forbidden | sync | | "
                        + stores.replace("F", "sync") + " | 0 1 0 1 2\n");
    }

    @Test
    void whatIsFromMemoryIsSaidWithTheResult() {
        assertTrue(caveats("sparc-rmo").contains("appendix D of the V9 manual from memory"));
        assertTrue(caveats("ia64").contains("as its literature retells them"));
        assertEquals("", caveats("sc"));
    }

    private static String caveats(String model) {
        return String.join(" ", Models.byName(model).orElseThrow().caveats());
    }

    private static Stream<DynamicTest> results(String model, String rows) {
        List<DynamicTest> tests = rows.lines().map(row -> test(model, row)).toList();
        assertFalse(tests.isEmpty());
        return tests.stream();
    }

    private static DynamicTest test(String model, String row) {
        // A bar with blanks around it separates columns; two bars separate threads.
        List<String> columns = new ArrayList<>(Arrays.asList(row.split("(?<!\\|)\\|(?!\\|)", -1)));
        columns.add("");
        String name = columns.get(1).strip();
        Program program = Notation.program(name, columns.get(2), columns.get(3));
        String verdict = columns.get(0).strip();
        return DynamicTest.dynamicTest(
                name + " is " + verdict,
                () -> assertEquals(
                        verdict,
                        ends(model, program, columns.get(4), columns.get(5)) ? "allowed" : "forbidden",
                        () -> name + " on " + model));
    }

    private static boolean ends(String name, Program program, String read, String left) {
        List<Long> expected = Notation.words(read).stream().map(Long::valueOf).toList();
        Set<FinalState> seen = new HashSet<>();
        Model model = Models.byName(name).orElseThrow();
        new Enumeration(program, model).run(Question.everything(), Limits.NONE, (execution, values, state) -> {
            seen.add(state);
            return Visitor.Next.GO_ON;
        });
        assertFalse(seen.isEmpty(), "the program does not run");
        return seen.stream()
                .filter(state -> Notation.words(left).stream().allMatch(word -> holds(program, state, word)))
                .map(state -> state.registers().stream().flatMap(List::stream).toList())
                .anyMatch(values -> {
                    boolean asks = !expected.isEmpty();
                    assertTrue(!asks || values.size() == expected.size(), "as many values as loads");
                    return !asks || values.equals(expected);
                });
    }

    private static boolean holds(Program program, FinalState state, String word) {
        String name = word.split("=")[0];
        int location = program.locations().stream()
                .map(Program.Location::name)
                .toList()
                .indexOf(name);
        return state.memory().get(location) == Long.parseLong(word.split("=")[1]);
    }
}
