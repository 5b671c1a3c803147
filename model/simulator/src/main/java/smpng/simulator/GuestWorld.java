package smpng.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import smpng.bytecode.InstrumentingLoader;
import smpng.bytecode.Linker;
import smpng.bytecode.Refusals;
import smpng.bytecode.classfile.ClassFiles;

/**
 * The classes of one guest, instrumented. All that its code mentions is loaded and initialised before the first run, so
 * that no run depends on what earlier ones loaded, and no static initialiser is cut short by the end of a run.
 */
final class GuestWorld {
    /** Tag of a class in the constant pool (JVMS 4.4). */
    private static final int CONSTANT_CLASS = 7;

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Class<? extends Guest> entry;

    GuestWorld(ClassLoader parent, World world, String guestClass, Linker linker) {
        String nested = guestClass + "$";
        int outer = guestClass.indexOf('$');
        // Numbered neighbours are what the compiler makes for the guest, such as the tables of its enum switches.
        String numbered = outer < 0 ? nested : guestClass.substring(0, outer + 1);
        Predicate<String> own =
                name -> name.equals(guestClass) || name.startsWith(nested) || isNumbered(name, numbered);
        List<String> shared = new ArrayList<>(world.shared());
        shared.add("smpng.simulator.*");
        if (outer > 0) {
            shared.add(guestClass.substring(0, outer));
        }
        Set<String> names = asked;
        Predicate<String> all = world.guest().or(own);
        InstrumentingLoader loader = new InstrumentingLoader(
                parent,
                name -> all.test(name) && (names.add(name) || true),
                linker,
                world.patches(),
                Refusals.standard().allowing(shared.toArray(new String[0])));
        entry = initialise(guestClass, reachable(parent, guestClass, all), loader);
    }

    private static boolean isNumbered(String name, String prefix) {
        return name.startsWith(prefix)
                && name.length() > prefix.length()
                && name.chars().skip(prefix.length()).allMatch(Character::isDigit);
    }

    /** Grows when a class is loaded that was not known before. */
    int size() {
        return asked.size();
    }

    /** The guest of one run. */
    Guest instance() {
        try {
            return entry.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    entry.getName()
                            + " cannot be made: a guest is public, with a public constructor without parameters",
                    e);
        }
    }

    private static Class<? extends Guest> initialise(
            String guestClass, Set<String> reached, InstrumentingLoader loader) {
        try {
            for (String name : reached) {
                Class.forName(name, true, loader);
            }
            Class<?> type = Class.forName(guestClass, true, loader);
            if (!Guest.class.isAssignableFrom(type)) {
                throw new IllegalArgumentException(guestClass + " is no guest: it does not implement Guest");
            }
            loader.report().require(reached.toArray(new String[0]));
            return type.asSubclass(Guest.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("there is no class " + guestClass, e);
        }
    }

    /** The guest classes that a class mentions, and those that they mention, in the order of the mentions. */
    private static Set<String> reachable(ClassLoader parent, String root, Predicate<String> accepted) {
        ClassFiles files = new ClassFiles(parent);
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(root));
        for (String name = open.poll(); name != null; name = open.poll()) {
            Optional<byte[]> bytes = files.bytes(name.replace('.', '/'));
            if (bytes.isPresent() && found.add(name)) {
                mentioned(bytes.get()).stream().filter(accepted).forEach(open::add);
            }
        }
        return found;
    }

    private static List<String> mentioned(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        char[] buffer = new char[reader.getMaxStringLength()];
        List<String> names = new ArrayList<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && classFile[item - 1] == CONSTANT_CLASS) {
                Type type = Type.getObjectType(reader.readUTF8(item, buffer));
                names.add((type.getSort() == Type.ARRAY ? type.getElementType() : type).getClassName());
            }
        }
        return names;
    }
}
