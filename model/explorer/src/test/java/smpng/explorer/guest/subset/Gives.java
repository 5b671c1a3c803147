package smpng.explorer.guest.subset;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a program's {@code toString} says at the end of its executions: all of it, and nothing else. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Gives {
    /** On sc. */
    String[] value();

    /** On x86-tso in addition. */
    String[] tso() default {};

    /** On jam in addition to both. */
    String[] jam() default {};

    /** The names of exceptions that end some of its executions. */
    String[] fails() default {};

    /** Whether some execution waits for ever. */
    boolean hangs() default false;
}
