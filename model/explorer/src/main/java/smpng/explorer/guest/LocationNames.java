package smpng.explorer.guest;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Type;
import smpng.bytecode.classfile.Names;
import smpng.explorer.guest.Identities.Block;
import smpng.explorer.guest.Identities.Key;

/** Objects and variables as people would name them: {@code Node#2 of T1}, {@code Cell.value}, {@code int[3]#1[2]}. */
final class LocationNames {
    private final Identities identities;
    private final Layouts layouts;

    LocationNames(Identities identities, Layouts layouts) {
        this.identities = identities;
        this.layouts = layouts;
    }

    /** The name of a variable. */
    String variable(int location) {
        Block block = identities.around(location);
        if (block == null) {
            return "location " + location;
        }
        Key key = block.key();
        int slot = location - block.first();
        if (key.context().startsWith("class ")) {
            return Names.simple(key.type()) + "." + staticField(key.type(), location);
        } else if (key.context().equals("started")) {
            return "T" + key.index();
        } else if (key.length() >= 0) {
            return object(block) + "[" + slot + "]";
        }
        return object(block) + "." + field(key.type(), slot);
    }

    private String field(String type, int slot) {
        if (type.equals(Guest.class.getName())) {
            return "?";
        }
        return layouts.of(Names.internal(type))
                .at(slot)
                .map(variable -> variable.nameAt(slot))
                .orElse("?");
    }

    private String staticField(String type, int location) {
        return layouts.of(Names.internal(type)).declared().values().stream()
                .filter(each -> each.is(org.objectweb.asm.Opcodes.ACC_STATIC) && each.isAt(location))
                .map(variable -> variable.nameAt(location))
                .findFirst()
                .orElse("?");
    }

    /** The name of the object that starts at a location. */
    String object(int first) {
        return Optional.ofNullable(identities.around(first)).map(this::object).orElse("object " + first);
    }

    private String object(Block block) {
        Key key = block.key();
        String context = key.context();
        if (context.startsWith("monitor ")) {
            return "monitor of " + value(Long.parseLong(context.substring("monitor ".length())));
        } else if (context.equals("state")) {
            return "T" + (key.index() - 1);
        } else if (context.equals("body")) {
            return "T" + key.index();
        }
        String type = key.length() >= 0
                ? array(key)
                : key.type().equals(Guest.class.getName()) ? "Object" : Names.simple(key.type());
        if (key.index() < 0) {
            return type;
        }
        boolean alone = context.equals("set-up") && identities.isOnly(key);
        String number = alone ? "" : "#" + identities.ordinal(key);
        return type + number + (context.startsWith("thread ") ? " of T" + context.substring("thread ".length()) : "");
    }

    private static String array(Key key) {
        String name = Names.simple(Type.getType(key.type().replace('.', '/')));
        int bracket = name.indexOf('[');
        return name.substring(0, bracket + 1) + key.length() + name.substring(bracket + 1);
    }

    /** A reference, as the graph has it. */
    String value(long value) {
        if (value == 0) {
            return "null";
        } else if (value > 0) {
            return object((int) value - 1);
        }
        @Nullable Object constant = identities.constantValue((int) -value);
        if (constant instanceof String text) {
            return '"' + text + '"';
        } else if (constant instanceof Identities.ClassName name) {
            return Names.simple(name.name()) + ".class";
        } else if (constant instanceof Identities.Lambda) {
            return "a lambda";
        }
        return String.valueOf(constant);
    }
}
