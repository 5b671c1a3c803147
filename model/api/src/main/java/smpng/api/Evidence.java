package smpng.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a test supports numbered claims of a component's note.
 *
 * <p>The build joins three things and fails when one is missing: the claims listed in the note, the evidence that
 * carries their ids, and for each evidence a seeded bug that turns it red. The bug is applied to the compiled component
 * and the test run again; a test that stays green then is not evidence.
 *
 * <p>A class that several engines run, such as one of JCStress, says so once for each.
 */
@Documented
@Repeatable(Evidence.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Evidence {
    /** The engine that runs this test. */
    Engine engine();

    /** Ids of the claims supported, such as {@code RC-1}; at least one. */
    String[] claims();

    /**
     * Ids of the seeded bugs that turn this test red: on the machine at hand, for the exhaustive engine on some machine; at
     * least one. A claim that only weak memory can violate is supported by exhaustive evidence, or listed as unproven.
     */
    String[] redBy();

    /** What several of them at one place become. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {
        /** Each of them. */
        Evidence[] value();
    }
}
