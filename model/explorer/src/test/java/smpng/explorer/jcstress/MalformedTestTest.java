package smpng.explorer.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;

/** What cannot be run as a test is refused in one line: what, which class and member, and what would mend it. */
class MalformedTestTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NotATest         | not a JCStress test: smpng.explorer.jcstress.Malformed$NotATest; annotate it with @JCStressTest
            NoState          | the test has no state: smpng.explorer.jcstress.Malformed$NoState;
            NoActor          | the test has no actor: smpng.explorer.jcstress.Malformed$NoActor;
            NoResult         | the test has no result: smpng.explorer.jcstress.Malformed$NoResult;
            TwoArbiters      | more than one @Arbiter: smpng.explorer.jcstress.Malformed$TwoArbiters.
            TwoResults       | more than one @Result class: smpng.explorer.jcstress.Malformed$TwoResults;
            StrangeParameter | the parameter java.lang.String is neither state nor result: smpng.explorer.jcstress.Malformed$StrangeParameter.actor;
            PrivateActor     | the @Actor method is private: smpng.explorer.jcstress.Malformed$PrivateActor.actor;
            NoConstructor    | the state has no constructor without parameters: smpng.explorer.jcstress.Malformed$NoConstructor;
            Inner            | the state has no constructor without parameters: smpng.explorer.jcstress.Malformed$Inner;
            BadExpression    | the outcome's id "1, (" is no regular expression: smpng.explorer.jcstress.Malformed$BadExpression;
            MuteResult       | the result class does not print its fields: smpng.explorer.jcstress.Malformed$Mute;
            StraySignal      | a signal needs termination mode: smpng.explorer.jcstress.Malformed$StraySignal.signal;
            NoSignal         | termination mode needs one actor and one signal: smpng.explorer.jcstress.Malformed$NoSignal;
            Interrupts       | interrupting a thread is not modelled: smpng.explorer.jcstress.Malformed$Interrupts.signal;
            Missing          | no such class: smpng.explorer.jcstress.Malformed$Missing;
            """)
    void isRefusedInOneLine(String nested, String line) throws IOException {
        try (ClassPath path = Samples.path()) {
            MalformedInput refusal = assertThrows(
                    MalformedInput.class,
                    () -> new TestReader(path).read("smpng.explorer.jcstress.Malformed$" + nested));
            assertTrue(refusal.getMessage().startsWith(line), refusal.getMessage());
            assertEquals(1, refusal.getMessage().lines().count());
        }
    }
}
