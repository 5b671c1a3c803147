package smpng.explorer.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpng.explorer.guest.subset.Gives;
import smpng.explorer.guest.subset.Refuses;
import smpng.explorer.guest.subset.Subset;

/** The note lists what is supported and what is refused: the programs that show it, each in its table, and no others. */
class SubsetNoteTest {
    private static final Path NOTE = Path.of("../../proofs-notes/bytecode.md");
    private static final Pattern PROGRAM = Pattern.compile("`(\\w+\\.\\w+)`");

    @ParameterizedTest
    @CsvSource({"Supported, true", "Refused, false"})
    void theNotesTablesNameEachProgramOnce(String section, boolean supported) throws IOException {
        String text = Files.readString(NOTE);
        String table = text.substring(text.indexOf("## " + section)).split("\n## ")[0];
        Set<String> named = new TreeSet<>();
        table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
                .forEach(line -> {
                    String programs = line.substring(line.lastIndexOf('|', line.length() - 2));
                    assertTrue(PROGRAM.matcher(programs).find(), () -> "no program shows: " + line);
                    Matcher each = PROGRAM.matcher(programs);
                    while (each.find()) {
                        assertEquals(true, named.add(each.group(1)), () -> each.group(1) + " is named twice");
                    }
                });
        Class<? extends Annotation> shows = supported ? Gives.class : Refuses.class;
        Set<String> programs = Subset.programs()
                .filter(program -> program.isAnnotationPresent(shows))
                .map(program -> program.getDeclaringClass().getSimpleName() + "." + program.getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(programs, named);
    }
}
