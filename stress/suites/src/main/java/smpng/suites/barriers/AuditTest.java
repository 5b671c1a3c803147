package smpng.suites.barriers;

import java.util.List;

/**
 * A test, and what it is evidence for.
 *
 * @param className a JCStress class, or a class with exhaustive test methods
 * @param method one of these; empty for a JCStress class
 * @param claims ids of claims; empty where it supports none that has a name
 */
public record AuditTest(String className, String method, List<String> claims) {
    /** Copies the list. */
    public AuditTest {
        claims = List.copyOf(claims);
    }

    /** The name that tables show: the class without its package, and the method. */
    public String id() {
        String type = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return method.isEmpty() ? type : type + "." + method;
    }
}
