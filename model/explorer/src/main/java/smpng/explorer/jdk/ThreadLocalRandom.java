package smpng.explorer.jdk;

import smpng.explorer.guest.Hooks;

/**
 * Stands for what the JDK's collections ask of {@link java.util.concurrent.ThreadLocalRandom}: a number to spread threads by,
 * which is the thread's. Chance is not modelled: there is no such method.
 */
public final class ThreadLocalRandom {
    private ThreadLocalRandom() {}

    public static int getProbe() {
        return Hooks.self();
    }

    public static void localInit() {}

    public static int advanceProbe(int probe) {
        return probe + 1;
    }

    public static int nextSecondarySeed() {
        return Hooks.self();
    }
}
