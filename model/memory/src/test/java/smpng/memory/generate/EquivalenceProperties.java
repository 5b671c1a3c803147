package smpng.memory.generate;

import smpng.memory.machine.*;

class Scratch {
    public static void main(String[] a) {
        String[] names = a.length > 2
                ? a[2].split(",")
                : new String[] {
                    "sc", "x86-tso", "sparc-tso", "sparc-pso", "sparc-rmo", "armv8", "riscv", "alpha", "stale"
                };
        for (String n : names) {
            Machine m = machine(n);
            String f = n.equals("stale") ? "alpha" : n;
            long start = System.nanoTime();
            var eq = new Equivalence(
                    m,
                    new BruteForce(Formulas.of(f)),
                    n.equals("stale") ? Equivalence.Claim.SUBSET : Equivalence.Claim.SAME);
            var r = eq.random(Vocabulary.of(f), 1, Long.parseLong(a[0]), 6);
            System.out.println(n + " random " + r.programs() + " "
                    + r.difference().map(d -> d.text()).orElse("same") + " " + (System.nanoTime() - start) / 1000000
                    + " ms");
            start = System.nanoTime();
            r = eq.cycles(Vocabulary.of(f), Integer.parseInt(a[1]));
            System.out.println(n + " cycles " + r.programs() + " "
                    + r.difference().map(d -> d.text()).orElse("same") + " " + (System.nanoTime() - start) / 1000000
                    + " ms");
        }
    }

    static Machine machine(String n) {
        return switch (n) {
            case "sc" -> new SequentialMachine();
            case "x86-tso" -> StoreBufferMachine.x86();
            case "sparc-tso" -> StoreBufferMachine.sparc();
            case "sparc-pso" -> new PartialStoreMachine();
            case "sparc-rmo" -> new WindowMachine(new RelaxedOrder(), new Routes());
            case "armv8" -> new WindowMachine(new ArmOrder(), new Routes());
            case "riscv" -> new WindowMachine(new RiscvOrder(), new Routes());
            case "alpha" -> new WindowMachine(new AlphaOrder(), new Routes());
            default -> new StaleCacheMachine(new Routes());
        };
    }
}
