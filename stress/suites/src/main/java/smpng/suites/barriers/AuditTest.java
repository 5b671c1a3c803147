package smpng.suites.barriers;

import java.util.List;

/**
 * A test, and what it is evidence for.
 *
 * @param className a JCStress class
 * @param claims ids of claims; empty where it supports none that has a name
 */
public record AuditTest(String className, List<String> claims) {
    /** Copies the list. */
    public AuditTest {
        claims = List.copyOf(claims);
    }

    /** The name that tables show: the class without its package. */
    public String id() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
