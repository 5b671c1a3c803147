package smpng.memory.generate;

import java.util.*;

class Scratch {
    public static void main(String[] a) {
        List<Check> all = new ArrayList<>();
        java.util.function.Function<String, Allowed> m = n -> new BruteForce(Formulas.of(n));
        if (a[2].contains("a")) all.addAll(Checks.machines(m));
        if (a[2].contains("b")) all.addAll(Checks.models(m));
        if (a[2].contains("c")) all.addAll(Checks.mappings(m));
        for (Check c : all) {
            if (a.length > 3 && !c.claim().name().contains(a[3])) continue;
            long start = System.nanoTime();
            var r = c.random(1, Long.parseLong(a[0]), 6);
            System.out.println(c.claim().name() + ": random " + r.programs() + " "
                    + r.difference().map(d -> d.text()).orElse("holds") + " " + (System.nanoTime() - start) / 1000000
                    + " ms");
            start = System.nanoTime();
            r = c.cycles(Integer.parseInt(a[1]));
            System.out.println("     cycles " + r.programs() + " "
                    + r.difference().map(d -> d.text()).orElse("holds") + " " + (System.nanoTime() - start) / 1000000
                    + " ms");
        }
    }
}
