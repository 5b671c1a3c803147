package smpng.explorer.guest;

import java.util.Set;

/**
 * The collections of the JDK that are explored as they are: loaded once more under another name, and rewritten as the program
 * is. The set is closed: a collection's parts, its iterators and its superclasses go with it, or their accesses would be
 * invisible. Interfaces stay the JDK's.
 */
final class Shadows {
    /** Before the internal name of the JDK's class. */
    static final String PREFIX = "smpng/shadow/";

    private static final Set<String> UTIL = Set.of(
            "AbstractCollection",
            "AbstractList",
            "AbstractMap",
            "AbstractQueue",
            "AbstractSequentialList",
            "AbstractSet",
            "ArrayDeque",
            "ArrayList",
            "BitSet",
            "Collections",
            "HashMap",
            "HashSet",
            "Hashtable",
            "LinkedHashMap",
            "LinkedHashSet",
            "LinkedList",
            "PriorityQueue",
            "Stack",
            "TreeMap",
            "TreeSet",
            "Vector",
            "concurrent/ArrayBlockingQueue",
            "concurrent/ConcurrentHashMap",
            "concurrent/ConcurrentLinkedDeque",
            "concurrent/ConcurrentLinkedQueue",
            "concurrent/ConcurrentSkipListMap",
            "concurrent/ConcurrentSkipListSet",
            "concurrent/CopyOnWriteArrayList",
            "concurrent/CopyOnWriteArraySet",
            "concurrent/FutureTask",
            "concurrent/Helpers",
            "concurrent/LinkedBlockingDeque",
            "concurrent/LinkedBlockingQueue");
    private static final Set<String> OTHERS = Set.of("jdk/internal/util/ArraysSupport", "java/util/Arrays$ArrayList");

    private Shadows() {}

    /** True for a class of the JDK that is explored under another name. */
    static boolean has(String name) {
        if (OTHERS.contains(name)) {
            return true;
        } else if (!name.startsWith("java/util/")) {
            return false;
        }
        int nested = name.indexOf('$');
        return UTIL.contains(name.substring("java/util/".length(), nested < 0 ? name.length() : nested));
    }

    static boolean isShadow(String name) {
        return name.startsWith(PREFIX);
    }

    /** The name of the class that a shadow is of. */
    static String original(String shadow) {
        return shadow.substring(PREFIX.length());
    }
}
