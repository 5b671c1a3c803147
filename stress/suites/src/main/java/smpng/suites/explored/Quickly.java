package smpng.suites.explored;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a large exhaustive check on which machines the quick budget decides it, if nobody asks for others. Larger budgets
 * decide it on all of them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Quickly {
    /** Names of machines. */
    String[] value();

    /** Machines on which it is small as well, though a quick run has no time for all of them: an audit of orders asks there. */
    String[] audited() default {};
}
