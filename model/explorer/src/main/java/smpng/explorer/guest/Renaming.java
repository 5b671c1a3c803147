package smpng.explorer.guest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.objectweb.asm.commons.Remapper;

/**
 * Which classes of the JDK have a stand-in: VarHandles, and whatever the models of {@code smpng.explorer.jdk} stand for, by
 * simple name (whether there is a model decides; there is no list); and the collections, see {@link Shadows}.
 */
final class Renaming extends Remapper {
    static final String MODELS = "smpng/explorer/jdk/";
    static final String THREAD = "java/lang/Thread";
    private static final String THREAD_LOCAL = "java/lang/ThreadLocal";
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

    private final Predicate<String> exists;
    private final Map<String, String> known = new HashMap<>();

    /**
     * Renames to classes that exist.
     *
     * @param exists true of the internal name of a class that has a class file
     */
    Renaming(Predicate<String> exists) {
        super(org.objectweb.asm.Opcodes.ASM9);
        this.exists = exists;
    }

    @Override
    public String map(String internalName) {
        if (internalName.equals(VAR_HANDLE)) {
            return "smpng/explorer/guest/Handle";
        } else if (internalName.equals(THREAD) || internalName.equals(THREAD_LOCAL)) {
            return MODELS + internalName.substring("java/".length());
        } else if (internalName.equals("java/lang/reflect/Field")) {
            return "smpng/explorer/guest/FieldName";
        } else if (!mayHaveModel(internalName)) {
            return Shadows.has(internalName) ? Shadows.PREFIX + internalName : internalName;
        }
        String known = this.known.get(internalName);
        if (known == null) {
            String model = MODELS + internalName.substring(internalName.lastIndexOf('/') + 1);
            known = exists.test(model)
                    ? model
                    : Shadows.has(internalName) ? Shadows.PREFIX + internalName : internalName;
            this.known.put(internalName, known);
        }
        return known;
    }

    private static boolean mayHaveModel(String name) {
        return name.startsWith("java/util/concurrent/")
                || name.equals("jdk/internal/misc/Unsafe")
                || name.equals("sun/misc/Unsafe");
    }
}
