package smpng.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was asked for.
 *
 * @param path where it is
 * @param name what it is called in tables and expectations: the path below the folder that was given, or the file's name
 * @param given true if the file itself was named, not a folder it is in
 */
record LitmusFile(Path path, String name, boolean given) {
    private static final String SUFFIX = ".litmus";

    /**
     * The tests among files and folders, in the order given and sorted within a folder.
     *
     * @throws InputError if a path is not there, or a folder has no test
     */
    static List<LitmusFile> below(List<Path> paths) throws IOException {
        List<LitmusFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<LitmusFile> found;
                try (Stream<Path> all = Files.walk(path)) {
                    found = all.filter(p -> p.toString().endsWith(SUFFIX) && Files.isRegularFile(p))
                            .sorted()
                            .map(p -> new LitmusFile(p, path.relativize(p).toString(), false))
                            .toList();
                }
                if (found.isEmpty()) {
                    throw new InputError("no litmus test in the folder", path.toString(), "tests end in " + SUFFIX);
                }
                files.addAll(found);
            } else if (Files.isRegularFile(path)) {
                files.add(new LitmusFile(path, String.valueOf(path.getFileName()), true));
            } else {
                throw new InputError(
                        "no such file or folder", path.toString(), "name a litmus test or a folder of them");
            }
        }
        return files;
    }
}
