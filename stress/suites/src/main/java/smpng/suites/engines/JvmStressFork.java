package smpng.suites.engines;

/** The main class of a fork that runs JCStress: JCStress, and an end when its parent has gone. */
public final class JvmStressFork {
    private JvmStressFork() {}

    /** Runs JCStress with its own options. */
    public static void main(String[] args) throws Exception {
        ParentWatch.start();
        JvmProbes.install();
        org.openjdk.jcstress.Main.main(args);
    }
}
