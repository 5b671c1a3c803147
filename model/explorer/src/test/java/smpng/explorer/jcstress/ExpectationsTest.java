package smpng.explorer.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which declared outcome an outcome belongs to, as JCStress has it. */
class ExpectationsTest {
    private static Declared declared(String id, Expect expect) {
        return new Declared(Pattern.compile(id), expect, id);
    }

    private static Expect of(String outcome, Declared... declared) {
        return new Expectations(List.of(declared)).of(outcome).expect();
    }

    @Test
    void whatIsNotDeclaredIsForbidden() {
        assertEquals(Expect.FORBIDDEN, of("1"));
        assertEquals(Expect.FORBIDDEN, of("1", declared("0", Expect.ACCEPTABLE)));
    }

    @Test
    void anExactIdComesBeforeAnExpressionDeclaredEarlier() {
        Declared some = declared("1, .*", Expect.FORBIDDEN);
        Declared exact = declared("1, 1", Expect.ACCEPTABLE_INTERESTING);
        assertEquals(Expect.ACCEPTABLE_INTERESTING, of("1, 1", some, exact));
        assertEquals(Expect.FORBIDDEN, of("1, 2", some, exact));
    }

    @Test
    void theFirstMatchingExpressionCounts() {
        assertEquals(Expect.ACCEPTABLE, of("12", declared("1.", Expect.ACCEPTABLE), declared(".2", Expect.FORBIDDEN)));
    }

    @Test
    void anExpressionMatchesAllOfTheOutcome() {
        assertEquals(Expect.FORBIDDEN, of("12", declared("1", Expect.ACCEPTABLE)));
    }

    @Test
    void anEmptyIdIsForAllTheRestWhereverItStands() {
        Declared rest = declared("", Expect.ACCEPTABLE_INTERESTING);
        assertEquals(Expect.FORBIDDEN, of("1", rest, declared("1", Expect.FORBIDDEN)));
        assertEquals(Expect.ACCEPTABLE_INTERESTING, of("2", rest, declared("1", Expect.FORBIDDEN)));
    }
}
