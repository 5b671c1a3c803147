package smpng.explorer.guest;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import smpng.bytecode.classfile.Names;

/** The classes of one world by number and by name, and how their objects come to be. */
final class Types {
    private final ClassLoader loader;
    private final Layouts layouts;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<@Nullable Class<?>> initialised = new ArrayList<>();

    Types(ClassLoader loader, Layouts layouts) {
        this.loader = loader;
        this.layouts = layouts;
    }

    /** The number of a class, by binary name or array descriptor. */
    int id(String name) {
        Integer known = ids.get(name);
        if (known == null) {
            known = names.size();
            ids.put(name, known);
            names.add(name);
            initialised.add(null);
        }
        return known;
    }

    String name(int id) {
        return names.get(id);
    }

    /** Initialises a class that was not. */
    void initialised(int id) {
        if (initialised.get(id) == null) {
            initialised.set(id, load(names.get(id), true));
        }
    }

    /** A class by name, not initialised. */
    Class<?> type(String name) {
        return load(name, false);
    }

    /** The class of the elements of an array. */
    Class<?> component(String array) {
        Class<?> component = load(array, false).getComponentType();
        if (component == null) {
            throw new IllegalArgumentException(array + " is no array");
        }
        return component;
    }

    private Class<?> load(String name, boolean initialise) {
        try {
            return Class.forName(name, initialise, loader);
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(name);
        }
    }

    /** How many locations an object of a class has. */
    int size(String name) {
        return name.equals(Guest.class.getName())
                ? 0
                : layouts.of(Names.internal(name)).size();
    }

    /** True if the field at a slot holds references. */
    boolean isReference(String name, int slot) {
        return layouts.of(Names.internal(name))
                .at(slot)
                .map(field -> field.type() == 'L' || field.type() == '[')
                .orElse(false);
    }

    /** True if a static field holds references. */
    boolean isStaticReference(String name, int location) {
        return layouts.of(Names.internal(name)).declared().values().stream()
                .anyMatch(field -> field.is(Opcodes.ACC_STATIC)
                        && field.where() == location
                        && (field.type() == 'L' || field.type() == '['));
    }

    /** True if an object's variable holds references. */
    boolean holdsReferences(Identities.Key key, int slot) {
        if (key.length() >= 0) {
            return key.type().charAt(1) == 'L' || key.type().charAt(1) == '[';
        }
        return key.context().equals("started")
                || !key.type().equals(Guest.class.getName()) && isReference(key.type(), slot);
    }

    /** Makes an object without running any of the program's constructors. */
    @SuppressWarnings("nullness:argument") // the parameter is only there to tell constructors apart
    Object bare(String name) {
        Class<?> type = load(name, false);
        if (type == Guest.class) {
            return new Guest();
        }
        try {
            Constructor<?> constructor = type.getConstructor(Guest.Bare.class);
            constructor.setAccessible(true);
            return constructor.newInstance((Object) null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + name, e);
        }
    }

    /** Makes the lambda of a site by its name: the class, and the method that makes it. */
    @SuppressWarnings({"nullness:argument", "nullness:return"}) // static, may take null, returns what it made
    Object lambda(String site, long[] captured, Objects objects) {
        int at = site.indexOf('#');
        for (Method method : load(site.substring(0, at), true).getDeclaredMethods()) {
            if (method.getName().equals(site.substring(at + 1))) {
                @Nullable Object[] arguments = new @Nullable Object[captured.length];
                for (int i = 0; i < captured.length; i++) {
                    arguments[i] = Values.box(method.getParameterTypes()[i], captured[i], objects);
                }
                try {
                    method.setAccessible(true);
                    return method.invoke(null, arguments);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("cannot make the lambda " + site, e);
                }
            }
        }
        throw new IllegalStateException("no lambda " + site);
    }
}
