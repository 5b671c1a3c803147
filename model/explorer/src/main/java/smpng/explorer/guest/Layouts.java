package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.explorer.guest.Identities.Key;

/** Where the fields of the program's classes are. Depends on class files only, so that all workers agree. */
final class Layouts {
    private final ClassFiles files;
    private final Predicate<String> program;
    private final Identities identities;
    private final Map<String, Layout> known = new HashMap<>();

    Layouts(ClassFiles files, Predicate<String> program, Identities identities) {
        this.files = files;
        this.program = program;
        this.identities = identities;
    }

    /** How objects of a class are made. */
    enum Kind {
        /** As {@link Guest}s, by the heap. */
        GUEST,
        /** By the heap, under a superclass of the JDK that has no state. */
        LOCATED,
        /** Natively, under a superclass of the JDK that needs its constructor: exceptions and enums. */
        NATIVE,
        /** Not at all: the superclass has state that nobody sees. */
        REFUSED
    }

    /**
     * A field.
     *
     * @param where slot in its object, or location of a static one, or -1 if it is a constant and has none
     * @param torn whether it is two places, for the low and the high half, of which this is the first
     */
    record Variable(String owner, String name, String descriptor, int access, int where, boolean torn) {
        /** True if a slot, or a location, is this variable's. */
        boolean isAt(int place) {
            return place == where || torn && place == where + 1;
        }

        /** What it is called at one of its places. */
        String nameAt(int place) {
            return torn ? name + (place == where ? ".low" : ".high") : name;
        }

        boolean is(int modifier) {
            return (access & modifier) != 0;
        }

        char type() {
            return descriptor.charAt(0);
        }
    }

    /**
     * The fields of a class.
     *
     * @param size how many instance fields an object has, inherited ones included
     * @param declared the fields that the class itself declares, by name
     */
    record Layout(String name, @Nullable Layout parent, Kind kind, int size, Map<String, Variable> declared) {
        boolean any(int with, int without) {
            return declared.values().stream().anyMatch(each -> each.is(with) && !each.is(without));
        }

        /** The instance field at a slot. */
        Optional<Variable> at(int slot) {
            return declared.values().stream()
                    .filter(each -> !each.is(Opcodes.ACC_STATIC) && each.isAt(slot))
                    .findFirst()
                    .or(() -> parent == null ? Optional.empty() : parent.at(slot));
        }
    }

    /** True if a class is rewritten. Names are internal. */
    boolean isProgram(String internalName) {
        return program.test(Names.binary(internalName));
    }

    /** The layout of a class of the program. */
    Layout of(String internalName) {
        Layout layout = known.get(internalName);
        if (layout == null) {
            layout = lay(internalName);
            known.put(internalName, layout);
        }
        return layout;
    }

    /** The field that a name means, if a class of the program declares it. */
    Optional<Variable> variable(String owner, String name) {
        return files.field(owner, name)
                .filter(field -> isProgram(field.declaringClass()))
                .map(field -> of(field.declaringClass()).declared().get(name));
    }

    /** The variable that a class itself declares, if it is one of the program's. */
    Optional<Variable> declared(String className, String name) {
        return files.find(className).isPresent() && isProgram(className)
                ? Optional.ofNullable(of(className).declared().get(name))
                : Optional.empty();
    }

    /** True if a location, in this block, is a variable's. */
    boolean isOf(Identities.Block block, int location, Variable variable) {
        boolean isStatic = block.key().context().equals("class " + block.key().type());
        if (isStatic || variable.is(Opcodes.ACC_STATIC)) {
            return variable.is(Opcodes.ACC_STATIC) && variable.isAt(location);
        }
        String type = Names.internal(block.key().type());
        return block.key().length() < 0
                && isProgram(type)
                && of(type).at(location - block.first())
                        .filter(variable::equals)
                        .isPresent();
    }

    private Layout lay(String name) {
        ClassNode type = new ClassNode();
        byte[] bytes = files.bytes(name).orElseThrow(() -> new TypeNotPresentException(Names.binary(name), null));
        new ClassReader(bytes).accept(type, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        String superName = type.superName;
        boolean inherits = superName != null && isProgram(superName);
        Layout parent = superName != null && inherits ? of(superName) : null;
        int slots = parent == null ? 0 : parent.size();
        List<FieldNode> statics = new ArrayList<>();
        Map<String, Variable> declared = new LinkedHashMap<>();
        for (FieldNode field : type.fields) {
            int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
            if ((field.access & constant) == constant) {
                declared.put(field.name, new Variable(name, field.name, field.desc, field.access, -1, false));
            } else if ((field.access & Opcodes.ACC_STATIC) != 0) {
                statics.add(field);
            } else {
                boolean torn = isTorn(field);
                declared.put(field.name, new Variable(name, field.name, field.desc, field.access, slots, torn));
                slots += torn ? 2 : 1;
            }
        }
        if (!statics.isEmpty()) {
            Key key = new Key("class " + Names.binary(name), 0, Names.binary(name), -1);
            int halves = (int) statics.stream().filter(this::isTorn).count();
            int first = identities.block(key, statics.size() + halves).first();
            for (FieldNode field : statics) {
                boolean torn = isTorn(field);
                declared.put(field.name, new Variable(name, field.name, field.desc, field.access, first, torn));
                first += torn ? 2 : 1;
            }
        }
        Kind kind = parent != null ? parent.kind() : kind(superName);
        return new Layout(name, parent, kind, slots, declared);
    }

    private boolean isTorn(FieldNode field) {
        boolean isWide = field.desc.equals("J") || field.desc.equals("D");
        return identities.isTearing() && isWide && (field.access & (Opcodes.ACC_VOLATILE | Opcodes.ACC_FINAL)) == 0;
    }

    private Kind kind(@Nullable String superName) {
        if (superName == null || superName.equals("java/lang/Object") || superName.equals("java/lang/Record")) {
            return Kind.GUEST;
        } else if (superName.equals("java/lang/Enum") || files.isAssignable(superName, "java/lang/Throwable")) {
            return Kind.NATIVE;
        }
        if (!files.info(superName).methods().contains("<init>()V")) {
            return Kind.REFUSED;
        }
        for (@Nullable String at = superName; at != null; at = files.info(at).superName()) {
            if (files.info(at).fields().values().stream().anyMatch(access -> (access & Opcodes.ACC_STATIC) == 0)) {
                return Kind.REFUSED;
            }
        }
        return Kind.LOCATED;
    }
}
