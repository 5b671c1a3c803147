package smpng.api;

/** The ways in which this project asks whether a component is correct. Each is a column of the evidence matrix. */
public enum Engine {
    /** Compile time: nullness, lock discipline, lock balance, obligations. */
    STATIC("static", "is every guarded field accessed under its lock, every lock and reference given back"),
    /** Random histories on the simulator: invariants and the sequential specification. */
    PROPERTIES("properties", "does a random history keep every invariant of component and kernel"),
    /** Lincheck: every concurrent history of operations is explained by the sequential specification. */
    LINEARIZABILITY("linearizability", "is every concurrent history explained by the sequential specification"),
    /** JCStress: outcomes observed on this JVM and this processor. */
    JVM_STRESS("jvm-stress", "does this JVM on this processor ever show a forbidden outcome"),
    /** The explorer: every execution a machine allows, within bounds. */
    EXHAUSTIVE("exhaustive", "does any execution that a machine allows violate the claim");

    private final String id;
    private final String question;

    Engine(String id, String question) {
        this.id = id;
        this.question = question;
    }

    /** The name used on the command line and in reports. */
    public String id() {
        return id;
    }

    /** What the engine decides, in a few words. */
    public String question() {
        return question;
    }
}
