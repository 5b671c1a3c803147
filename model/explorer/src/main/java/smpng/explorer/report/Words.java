package smpng.explorer.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import smpng.api.Word;
import smpng.explorer.guest.Variables;

/**
 * Values of variables that somebody says how to read.
 *
 * @param byField by {@code owner.field}
 */
public record Words(Map<String, Word> byField) {
    /** Copies the map. */
    public Words {
        byField = Map.copyOf(byField);
    }

    /** Those that this JVM has on its class path. */
    public static Words present() {
        Map<String, Word> all = new HashMap<>();
        for (Word word : ServiceLoader.load(Word.class, Words.class.getClassLoader())) {
            all.put(word.owner() + "." + word.field(), word);
        }
        return new Words(all);
    }

    /** The value in the words of who knows the variable, else as a source would have it. */
    public String value(Variables variables, int location, long value) {
        Optional<Word> word = variables.field(location).map(byField::get);
        return word.isPresent() ? word.get().read(value, number -> "T" + number) : variables.value(location, value);
    }
}
