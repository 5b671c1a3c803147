package smpng.suites.explorer.counts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import smpng.api.Budget;

/**
 * What one run counted.
 *
 * @param date when, ISO 8601, UTC
 * @param jdk by which JDK
 * @param budget how far it went
 * @param left how many known counts needed a larger budget
 * @param rows what was counted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CountTable(String date, String jdk, Budget budget, int left, List<Counted> rows) {
    /** The file in which a run leaves it. */
    public static final String FILE = "counts.json";

    /** Copies the rows. */
    public CountTable {
        rows = List.copyOf(rows);
    }

    /** Counts what the budget allows: programs in which threads wait for each other with deferral and without. */
    public static CountTable count(Budget budget) {
        List<KnownCount> all = KnownCounts.all();
        List<KnownCount> affordable =
                all.stream().filter(k -> k.budget().compareTo(budget) <= 0).toList();
        List<Counted> rows = new ArrayList<>();
        for (KnownCount known : affordable) {
            rows.add(Counted.of(known, true));
            if (known.waits()) {
                rows.add(Counted.of(known, false));
            }
        }
        return new CountTable(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("java.version"),
                budget,
                all.size() - affordable.size(),
                rows);
    }

    /** Those that show that the explorer is wrong. */
    public List<Counted> refuting() {
        return rows.stream().filter(Counted::refutes).toList();
    }
}
