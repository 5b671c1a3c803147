package smpng.suites.barriers;

import java.util.List;

/**
 * A test, and what it is evidence for.
 *
 * @param className a JCStress class, or a class with exhaustive test methods
 * @param method one of these; empty for a JCStress class
 * @param spurious weak compare-and-sets may also fail for no reason in it, as they may on machines that make them of two
 *     instructions
 * @param claims ids of claims; empty where it supports none that has a name
 */
public record AuditTest(String className, String method, boolean spurious, List<String> claims) {
    /** Copies the list. */
    public AuditTest {
        claims = List.copyOf(claims);
    }

    /** A test as it is written. */
    public AuditTest(String className, String method, List<String> claims) {
        this(className, method, false, claims);
    }

    /** The same where weak compare-and-sets may fail for no reason. */
    AuditTest spuriously() {
        return new AuditTest(className, method, true, claims);
    }

    /** The name that tables show: how it is named, and whether weak compare-and-sets fail for no reason. */
    public String id() {
        return spurious ? name() + " with spurious failures" : name();
    }

    /** The class without its package, and the method. */
    String name() {
        String type = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return method.isEmpty() ? type : type + "." + method;
    }
}
