package smpng.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a package, in its {@code package-info.java}, as the suite of one component: its evidence and its seeded bugs.
 * Suites are found by this annotation; nothing else registers a component.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Suite {
    /** The component's id: the name on the command line, and of its note {@code proofs-notes/<id>.md}. */
    String id();

    /** The component in the field's words, such as "reference count". */
    String title();

    /** The classes that are verified; a seeded bug may patch any of them. */
    Class<?>[] subjects();
}
