package smpng.suites.engines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smpng.explorer.input.ClassPath;
import smpng.explorer.replay.ResultFiles;
import smpng.suites.engines.ExplorerReport.Explored;

/** A fork's work: explores tests, one machine after another, and writes what it finds. */
final class ExplorerFork implements ForkedWork {
    /** System property: a folder of classes that hide those of the class path, or nothing. */
    static final String PATCHED = "smpng.patched";

    @Override
    public void run(Path asked, Path report) throws IOException {
        ResultFiles files = new ResultFiles();
        ExplorerRequest request = files.read(asked, ExplorerRequest.class);
        try (ClassPath path = classPath()) {
            TestExplorations explorations = new TestExplorations(request, path);
            List<Explored> done = new ArrayList<>();
            for (ExplorerRequest.Selected test : request.tests()) {
                done.add(explorations.explored(test));
                files.write(report, new ExplorerReport(done));
            }
        }
    }

    /** This JVM's own: where a seeded bug is applied, the patched classes come first. */
    static ClassPath classPath() throws IOException {
        String own = System.getProperty("java.class.path");
        return new ClassPath(
                Stream.concat(Stream.of(System.getProperty(PATCHED, "")), Stream.of(own.split(File.pathSeparator)))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .filter(Files::exists)
                        .toList());
    }
}
