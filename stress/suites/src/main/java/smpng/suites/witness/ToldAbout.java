package smpng.suites.witness;

import java.util.function.Consumer;
import smpng.primitives.WitnessReport;

/** Counts reports by the class that was wanted, A or B: in each test one thread wants the one, and one the other. */
final class ToldAbout implements Consumer<WitnessReport> {
    int a;
    int b;

    @Override
    public void accept(WitnessReport report) {
        if (report.lock().equals("A")) {
            a++;
        } else {
            b++;
        }
    }
}
