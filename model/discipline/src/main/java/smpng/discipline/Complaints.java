package smpng.discipline;

import com.sun.source.tree.Tree;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.framework.source.SourceChecker;

/** What is wrong with one body, each thing once: finally clauses and loops are walked more than once. */
final class Complaints {
    private record Complaint(Tree where, String key, List<String> words) {}

    private final Set<Complaint> all = new LinkedHashSet<>();

    void add(Tree where, String key, Object... words) {
        all.add(new Complaint(
                where, key, Arrays.stream(words).map(String::valueOf).toList()));
    }

    void reportTo(SourceChecker checker) {
        all.forEach(complaint -> checker.reportError(
                complaint.where(), complaint.key(), complaint.words().toArray()));
    }
}
