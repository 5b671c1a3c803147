package smpng.suites.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ShrinkingMode;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import smpng.api.Budget;
import smpng.explorer.replay.ResultFiles;

/** A fork's work: runs tests on the JUnit Platform and writes what became of them. */
final class EvidenceFork implements ForkedWork {
    @Override
    public void run(Path asked, Path report) throws IOException {
        ResultFiles files = new ResultFiles();
        ForkRequest request = files.read(asked, ForkRequest.class);
        Launcher launcher = LauncherFactory.create();
        ForkListener listener = new ForkListener(request, report, files);
        launcher.execute(discovery(request), listener);
        listener.write();
    }

    private static LauncherDiscoveryRequest discovery(ForkRequest request) {
        List<DiscoverySelector> selectors = request.tests().stream()
                .<DiscoverySelector>flatMap(t -> selectors(t).stream())
                .toList();
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .configurationParameter("jqwik.database", "") // no memory of earlier runs: the seed decides
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameter(
                        "jqwik.shrinking.default", shrinking(request.effort()).name())
                .configurationParameter(LauncherConstants.OUTPUT_DIR_PROPERTY_NAME, request.published())
                .configurationParameter(
                        "jqwik.tries.default",
                        Integer.toString(Budget.current().pick(1_500, 20_000, 400_000)
                                / request.effort().every()))
                .build();
    }

    private static ShrinkingMode shrinking(Effort effort) {
        return effort == Effort.FIRST_FAILURE ? ShrinkingMode.OFF : ShrinkingMode.BOUNDED;
    }

    /** A method is selected by name whatever its parameters; one that is not there selects nothing, and so is missed. */
    private static List<? extends DiscoverySelector> selectors(ForkRequest.Selected test) {
        if (test.method().isEmpty()) {
            return List.of(DiscoverySelectors.selectClass(test.className()));
        }
        try {
            Class<?> declaring = Class.forName(test.className());
            return Arrays.stream(declaring.getDeclaredMethods())
                    .filter(m -> m.getName().equals(test.method()) && !m.isSynthetic())
                    .map(m -> DiscoverySelectors.selectMethod(declaring, m))
                    .toList();
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }
}
