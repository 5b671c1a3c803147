package smpng.explorer.report;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Words that are no names, in Java or in C. */
final class Keywords {
    private static final Set<String> C = Set.of(
            "auto",
            "register",
            "signed",
            "unsigned",
            "sizeof",
            "struct",
            "typedef",
            "union",
            "extern",
            "inline",
            "restrict",
            "exists",
            "forall",
            "locations",
            "filter");

    private Keywords() {}

    static boolean has(String word) {
        return C.contains(word) || SourceVersion.isKeyword(word);
    }
}
