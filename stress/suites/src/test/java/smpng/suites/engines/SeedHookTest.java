package smpng.suites.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The seed of a run decides what jqwik draws. */
class SeedHookTest {
    private static final String SEED = "smpng.seed";
    private static final List<Integer> DRAWN = new ArrayList<>();

    static class Draws {
        @Property(tries = 20)
        void some(@ForAll int number) {
            DRAWN.add(number);
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        List<Integer> first = drawnWith("1");
        assertFalse(first.isEmpty());
        assertEquals(first, drawnWith("1"));
        assertNotEquals(first, drawnWith("2"));
    }

    private static List<Integer> drawnWith(String seed) {
        DRAWN.clear();
        System.setProperty(SEED, seed);
        try {
            LauncherFactory.create()
                    .execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClass(Draws.class))
                            .configurationParameter("jqwik.database", "")
                            .build());
        } finally {
            System.clearProperty(SEED);
        }
        return List.copyOf(DRAWN);
    }
}
