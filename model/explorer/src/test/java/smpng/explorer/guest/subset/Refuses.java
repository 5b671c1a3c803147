package smpng.explorer.guest.subset;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What of a program is refused, and in which of its methods. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Refuses {
    /** The beginning of what the refusal names. */
    String value();

    /** The method whose line it names. */
    String in() default "thread0";
}
