package smpng.explorer.guest;

import java.util.Optional;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;

/**
 * Which method a call means. The class that a call names need not declare it: code that goes through a class of the program
 * may end in the JDK, where nobody sees what it does.
 */
final class Callees {
    private static final String HANDLE = "smpng/explorer/guest/Handle";
    private static final String FIELD = "smpng/explorer/guest/FieldName";

    private final ClassFiles files;

    Callees(ClassFiles files) {
        this.files = files;
    }

    /** The class that declares the method; the class named if nobody does. */
    String declaring(String callee, String name, String descriptor) {
        return files.declaring(callee, name, descriptor).orElse(callee);
    }

    /** True if a call ends in {@link Object} whatever class it names. */
    boolean isObjects(String callee, String name, String descriptor) {
        return !callee.startsWith("[") && declaring(callee, name, descriptor).equals("java/lang/Object");
    }

    /**
     * The name of a method that is not there: its class has a model without it, or its parameters are of classes that are
     * explored under another name. Without this, the JVM would report the names of the explorer's own classes.
     */
    Optional<String> missing(String callee, String name, String descriptor) {
        if (callee.startsWith("[")
                || callee.startsWith("java/lang/invoke/")
                || files.find(callee).isEmpty()
                || files.declaring(callee, name, descriptor).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(text(modelled(callee)) + "." + name);
    }

    /** The class of the JDK's that a class of the program is one of by way of a model, or the class itself. */
    private String modelled(String callee) {
        for (String at = callee; at != null; at = files.info(at).superName()) {
            if (at.startsWith(Renaming.MODELS)) {
                return at;
            }
        }
        return callee;
    }

    private static String text(String callee) {
        return switch (callee) {
            case HANDLE -> "VarHandle";
            case FIELD -> "java.lang.reflect.Field";
            default -> callee.startsWith(Renaming.MODELS) ? Names.simple(callee) : Names.binary(callee);
        };
    }
}
