package smpng.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import smpng.litmus.Decision.Verdict;
import smpng.memory.enumerate.Limits;
import smpng.memory.model.Models;

/**
 * What each instruction that a test may use does, one thread alone. A row has the code and what must be true at every end;
 * where an instruction may fail, as a store-conditional may, the row says so.
 */
class InstructionsTest {
    private static final Limits LIMITS = Limits.of(Duration.ofSeconds(10));

    @TestFactory
    Stream<DynamicTest> x86() {
        return assembly("X86", "x86-tso", "x=5; y=7;", """
                MOV [x],$1; MOV EAX,[x]                        | 0:EAX=1 /\\ x=1
                mov [x],1; mov eax,[x]                         | 0:EAX=1
                MOV EAX,$2; XCHG [x],EAX                       | 0:EAX=5 /\\ x=2
                MOV EAX,$2; XCHG EAX,[x]                       | 0:EAX=5 /\\ x=2
                INC [x]; MFENCE; DEC [y]                       | x=6 /\\ y=6
                LOCK INC [x]; LFENCE; SFENCE                   | x=6
                ADD [x],$3; MOV EAX,[x]; ADD EAX,EAX           | x=8 /\\ 0:EAX=16
                MOV EAX,[x]; SUB EAX,$1; XOR EBX,EBX           | 0:EAX=4 /\\ 0:EBX=0
                MOV EAX,$6; AND EAX,$3; OR EAX,$8              | 0:EAX=10
                MOV EAX,[x]; CMP EAX,$5; JE L; MOV [y],$0; L: NOP | y=7
                CMP [x],$5; JNE L; MOV [y],$0; L: NOP          | y=0
                MOV EAX,$5; MOV EBX,$9; LOCK CMPXCHG [x],EBX   | x=9 /\\ 0:EAX=5
                MOV EAX,$4; MOV EBX,$9; LOCK CMPXCHG [x],EBX   | x=5 /\\ 0:EAX=5
                MOV EAX,$2; LOCK XADD [x],EAX                  | x=7 /\\ 0:EAX=5
                JMP L; MOV [x],$1; L: MOV EAX,[y]              | x=5 /\\ 0:EAX=7
                """);
    }

    @TestFactory
    Stream<DynamicTest> aarch64() {
        return assembly("AArch64", "armv8", "x=5; y=7; 0:X1=x; 0:X3=y;", """
                MOV W0,#1; STR W0,[X1]; LDR W2,[X1]            | x=1 /\\ 0:X2=1
                LDR W0,[X1]; EOR W2,W0,W0; LDR W4,[X3,W2,SXTW] | 0:X2=0 /\\ 0:X4=7
                LDR W0,[X1]; EOR W2,W0,W0; ADD W2,W2,#1; STR W2,[X3] | y=1
                LDR X0,[X1]; AND X2,X0,#4; LDR X4,[X3,#0]      | 0:X2=4 /\\ 0:X4=7
                LDR W0,[X1]; EOR W2,W0,W0; ADD X4,X3,W2,SXTW; LDR W5,[X4] | 0:X5=7
                MOV W0,#2; STLR W0,[X1]; LDAR W2,[X1]; LDAPR W4,[X1] | 0:X2=2 /\\ 0:X4=2
                DMB SY; DMB LD; DMB ST; DMB ISH; DSB SY; ISB; NOP; LDR W0,[X1] | 0:X0=5
                LDR W0,[X1]; CBNZ W0,L; MOV W2,#1; L: LDR W4,[X3] | 0:X2=0 /\\ 0:X4=7
                LDR W0,[X1]; CBZ W0,L; MOV W2,#1; L: LDR W4,[X3] | 0:X2=1
                LDR W0,[X1]; CMP W0,#5; B.EQ L; MOV W2,#1; L: ISB | 0:X2=0
                LDR W0,[X1]; CMP W0,#5; B.NE L; MOV W2,#1; L: ISB | 0:X2=1
                B L; MOV W2,#1; L: LDR W4,[X3]                 | 0:X2=0 /\\ 0:X4=7
                MOV W0,#1; LDXR W2,[X1]; STXR W4,W0,[X1]       | 0:X4=0 /\\ x=1 \\/ 0:X4=1 /\\ x=5
                MOV W0,#1; LDAXR W2,[X1]; STLXR W4,W0,[X1]     | 0:X2=5 /\\ (0:X4=0 /\\ x=1 \\/ 0:X4=1 /\\ x=5)
                MOV W0,#1; STXR W4,W0,[X1]                     | 0:X4=1 /\\ x=5
                MOV W0,#1; SWP W0,W2,[X1]; SWPA W0,W4,[X3]     | 0:X2=5 /\\ x=1 /\\ 0:X4=7 /\\ y=1
                MOV W0,#1; SWPL W0,W2,[X1]; SWPAL W0,W4,[X3]   | 0:X2=5 /\\ x=1 /\\ 0:X4=7 /\\ y=1
                MOV W0,#2; LDADD W0,W2,[X1]; STADD W0,[X3]     | 0:X2=5 /\\ x=7 /\\ y=9
                MOV W0,#5; MOV W2,#1; CAS W0,W2,[X1]           | x=1 /\\ 0:X0=5
                MOV W0,#4; MOV W2,#1; CASAL W0,W2,[X1]         | x=5 /\\ 0:X0=5
                LDR W0,[X1],#0; MOV X4,X3; LDR W2,[X4]         | 0:X0=5 /\\ 0:X2=7
                """);
    }

    /** Bytes and halves of a location of that width, and pairs of elements. */
    @TestFactory
    Stream<DynamicTest> aarch64Widths() {
        return Stream.concat(
                assembly("AArch64", "armv8", "uint16_t x=5; 0:X1=x;", """
                        LDRH W0,[X1]; MOV W2,#1; STRH W2,[X1]          | 0:X0=5 /\\ x=1
                        LDARH W0,[X1]; MOV W2,#1; STLRH W2,[X1]        | 0:X0=5 /\\ x=1
                        """),
                Stream.concat(
                        assembly("AArch64", "armv8", "uint8_t x=5; 0:X1=x;", """
                        LDRB W0,[X1]; MOV W2,#1; STRB W2,[X1]          | 0:X0=5 /\\ x=1
                        """),
                        assembly("AArch64", "armv8", "int x[2]={1,2}; 0:X1=x;", """
                        LDP W0,W2,[X1]; STP W2,W0,[X1]                 | 0:X0=1 /\\ 0:X2=2 /\\ x[0]=2 /\\ x[1]=1
                        LDR W0,[X1,#4]                                 | 0:X0=2
                        """)));
    }

    @TestFactory
    Stream<DynamicTest> ppc() {
        return assembly("PPC", "power", "x=5; y=7; 0:r2=x; 0:r4=y;", """
                li r1,1; stw r1,0(r2); lwz r3,0(r2)            | x=1 /\\ 0:r3=1
                lwz r1,0(r2); xor r3,r1,r1; lwzx r5,r3,r4      | 0:r3=0 /\\ 0:r5=7
                lwz r1,0(r2); xor r3,r1,r1; addi r3,r3,1; stwx r3,r0,r4 | y=1
                sync; lwsync; eieio; isync; lwz r1,0(r2)       | 0:r1=5
                lwz r1,0(r2); cmpw r1,r1; beq L; li r3,1; L: lwz r5,0(r4) | 0:r3=0 /\\ 0:r5=7
                lwz r1,0(r2); cmpwi r1,5; bne L; li r3,1; L: isync | 0:r3=1
                lwz r1,0(r2); cmpw r1,r4; bne L; li r3,1; L: isync | 0:r3=0
                lwz r1,0(r2); mr r3,r1; andi. r5,r1,4          | 0:r3=5 /\\ 0:r5=4
                li r1,1; lwarx r3,r0,r2; stwcx. r1,r0,r2; bne L; li r5,1; L: isync \
                | 0:r3=5 /\\ (0:r5=1 /\\ x=1 \\/ 0:r5=0 /\\ x=5)
                li r1,1; stwcx. r1,r0,r2; bne L; li r5,1; L: isync | 0:r5=0 /\\ x=5
                """);
    }

    @TestFactory
    Stream<DynamicTest> riscv() {
        return assembly("RISCV", "riscv", "x=5; y=7; 0:x6=x; 0:x8=y;", """
                ori x5,x0,1; sw x5,0(x6); lw x7,0(x6)          | x=1 /\\ 0:x7=1
                li x5,2; sd x5,0(x6); ld x7,0(x6)              | x=2 /\\ 0:x7=2
                lw x5,0(x6); xor x7,x5,x5; add x9,x8,x7; lw x10,0(x9) | 0:x7=0 /\\ 0:x10=7
                lw x5,0(x6); andi x7,x5,4; addi x7,x7,1        | 0:x7=5
                ori x5,x0,1; sw.rl x5,0(x6); lw.aq x7,0(x6); lw.aq.rl x9,0(x6) | 0:x7=1 /\\ 0:x9=1
                fence rw,rw; fence rw,w; fence r,rw; fence r,r; fence w,w; fence.tso; fence.i; lw x5,0(x6) | 0:x5=5
                lw x5,0(x6); bne x5,x0,L; ori x7,x0,1; L: lw x9,0(x8) | 0:x7=0 /\\ 0:x9=7
                lw x5,0(x6); beq x5,x0,L; ori x7,x0,1; L: fence.i | 0:x7=1
                ori x5,x0,1; lr.w x7,0(x6); sc.w x9,x5,0(x6)   | 0:x7=5 /\\ (0:x9=0 /\\ x=1 \\/ 0:x9=1 /\\ x=5)
                ori x5,x0,1; lr.w.aq.rl x7,0(x6); sc.w.rl x9,x5,0(x6) | 0:x9=0 /\\ x=1 \\/ 0:x9=1 /\\ x=5
                ori x5,x0,1; sc.w x9,x5,0(x6)                  | 0:x9=1 /\\ x=5
                ori x5,x0,2; amoswap.w x7,x5,(x6)              | 0:x7=5 /\\ x=2
                ori x5,x0,2; amoswap.w.aq.rl x7,x5,(x6); amoswap.w.rl x9,x5,(x8) | 0:x7=5 /\\ 0:x9=7 /\\ y=2
                ori x5,x0,2; amoor.w.aq.rl x7,x5,(x6); amoadd.w x9,x5,(x8) | x=7 /\\ 0:x9=7 /\\ y=9
                li x5,2; amoadd.d x7,x5,(x6); amoswap.d.aq x9,x5,(x8) | x=7 /\\ y=2
                """);
    }

    @TestFactory
    Stream<DynamicTest> c() {
        return rows(
                """
                atomic_store_explicit(x, 1, memory_order_release); int r0 = atomic_load_explicit(x, memory_order_acquire); | 0:r0=1
                *x = 2; int r0 = *x;                           | 0:r0=2 /\\ x=2
                int r0 = atomic_fetch_add_explicit(x, 2, memory_order_acq_rel); | 0:r0=5 /\\ x=7
                int r0 = atomic_fetch_sub(x, 2);               | 0:r0=5 /\\ x=3
                int r0 = atomic_exchange_explicit(x, 2, memory_order_seq_cst); | 0:r0=5 /\\ x=2
                int e = 5; int r0 = atomic_compare_exchange_strong_explicit(x, &e, 9, memory_order_acquire, memory_order_relaxed); | 0:r0=1 /\\ x=9
                int e = 4; int r0 = atomic_compare_exchange_strong_explicit(x, &e, 9, memory_order_relaxed, memory_order_relaxed); | 0:r0=0 /\\ x=5 /\\ 0:e=5
                int r0 = atomic_compare_exchange_strong(x, y, 9); | 0:r0=0 /\\ y=5
                atomic_thread_fence(memory_order_seq_cst); int r0 = 0; if (*x == 5) { r0 = 1; } else { r0 = 2; } | 0:r0=1
                int r0 = 3; while (r0 == 0) { r0 = atomic_load_explicit(y, memory_order_relaxed); } | 0:r0=3
                int r0 = 0; while (r0 == 0) { r0 = atomic_load_explicit(y, memory_order_relaxed); } | 0:r0=7
                int r0 = *x; int r1 = r0 ^ r0; *y = r1 + 1;    | 0:r1=0 /\\ y=1
                """,
                "rc11",
                (code, condition) -> "C test\n{ [x]=5; [y]=7; }\nP0 (atomic_int* x, int* y) {\n" + code
                        + "\n}\nforall (" + condition + ")\n");
    }

    /** What stands around the rows of a dialect. */
    private interface Frame {
        String around(String code, String condition);
    }

    private static Stream<DynamicTest> assembly(String dialect, String machine, String initial, String rows) {
        return rows(
                rows,
                machine,
                (code, condition) -> dialect + " test\n{ " + initial + " }\n P0 ;\n"
                        + Arrays.stream(code.split(";"))
                                .map(i -> " " + i.strip() + " ;\n")
                                .collect(Collectors.joining())
                        + "forall (" + condition + ")\n");
    }

    private static Stream<DynamicTest> rows(String rows, String machine, Frame frame) {
        return rows.lines().map(row -> {
            int bar = row.lastIndexOf(" | ");
            String code = row.substring(0, bar).strip();
            String text = frame.around(code, row.substring(bar + 3).strip());
            return DynamicTest.dynamicTest(code, () -> {
                LitmusTest test = new LitmusReader().read("test", text);
                Decision decision = new Decider(Models.byName(machine).orElseThrow(), LIMITS).decide(test, true);
                assertEquals(Verdict.REQUIRED, decision.verdict(), () -> text + decision);
            });
        });
    }
}
