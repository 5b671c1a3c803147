package smpng.explorer.guest;

import java.util.Set;

/** Which calls outside the program can change something that a loop may wait for. */
final class Effects {
    private static final Set<String> NONE = Set.of(
            "java/lang/Object",
            "java/lang/String",
            "java/lang/CharSequence",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Boolean",
            "java/lang/Float",
            "java/lang/Double",
            "java/lang/Number",
            "java/lang/Math",
            "java/lang/StrictMath",
            "java/lang/Class",
            "java/lang/Enum",
            "java/lang/Record",
            "java/lang/Runnable",
            "java/lang/Comparable",
            "java/lang/Throwable",
            "java/util/Objects",
            "java/util/Comparator",
            "java/util/concurrent/Callable",
            "java/util/concurrent/TimeUnit");

    private static final Set<String> READING = Set.of(
            "equals", "hashCode", "toString", "deepEquals", "deepHashCode", "deepToString", "compare", "mismatch");

    private Effects() {}

    /** True unless the class has no state, or the call only leads back into the program. */
    static boolean of(String callee, String name) {
        return !NONE.contains(callee) && !callee.startsWith("java/util/function/") && !name.equals("<init>");
    }

    /** True for a call that reads all of each array it is given, once, and neither writes nor keeps it. */
    static boolean onlyReads(String callee, String name, String descriptor) {
        boolean whole = !descriptor.contains("[CII)") && !descriptor.contains("[BII)");
        return whole
                && switch (callee) {
                    case "java/lang/String" -> !name.equals("getChars") && !name.equals("getBytes");
                    case "java/lang/StringBuilder" -> name.equals("append") || name.equals("insert");
                    case "java/util/List", "java/util/Set", "java/util/Objects" -> true;
                    case "java/util/Arrays" -> READING.contains(name) && !descriptor.contains("II");
                    default -> false;
                };
    }
}
