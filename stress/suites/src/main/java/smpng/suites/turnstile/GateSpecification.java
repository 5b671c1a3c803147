package smpng.suites.turnstile;

/** The gate as one thread sees it: a count of passes. */
public final class GateSpecification {
    private int passes;

    /** Adds a pass. */
    public void open() {
        passes++;
    }

    /** Takes a pass if there is one. */
    public boolean tryPass() {
        if (passes == 0) {
            return false;
        }
        passes--;
        return true;
    }

    /** Adds two and takes one. */
    public void openAndPass() {
        passes++;
    }
}
