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

    private Effects() {}

    /** True unless the class has no state, or the call only leads back into the program. */
    static boolean of(String callee, String name) {
        return !NONE.contains(callee) && !callee.startsWith("java/util/function/") && !name.equals("<init>");
    }
}
