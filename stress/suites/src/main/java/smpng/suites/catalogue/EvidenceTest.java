package smpng.suites.catalogue;

import java.util.List;
import smpng.api.Engine;

/**
 * A test that supports claims.
 *
 * @param className the test class
 * @param method the test method, or empty when the whole class is the evidence
 * @param engine who runs it
 * @param claims ids of the claims it supports
 * @param redBy ids of the seeded bugs that turn it red
 */
public record EvidenceTest(String className, String method, Engine engine, List<String> claims, List<String> redBy)
        implements Comparable<EvidenceTest> {
    /** Copies the lists. */
    public EvidenceTest {
        claims = List.copyOf(claims);
        redBy = List.copyOf(redBy);
    }

    /** Short name for people: the class without its package, and the method. */
    public String id() {
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        return method.isEmpty() ? simple : simple + "#" + method;
    }

    /** Whether a test reported by an engine is this evidence, or part of it. */
    public boolean covers(String testClass, String testMethod) {
        if (method.isEmpty()) {
            return testClass.equals(className) || testClass.startsWith(className + "$");
        }
        return testClass.equals(className) && testMethod.equals(method);
    }

    @Override
    public int compareTo(EvidenceTest other) {
        int byEngine = engine.compareTo(other.engine);
        return byEngine != 0 ? byEngine : id().compareTo(other.id());
    }
}
