package smpng.explorer.guest;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.explorer.guest.Identities.Block;
import smpng.explorer.guest.Identities.ClassName;

/** The names of locations and values, as the program's sources have them. */
public final class Variables {
    private final Identities identities;
    private final Layouts layouts;

    /**
     * Names what worlds with these identities have numbered.
     *
     * @param source where the program's class files are found
     */
    public Variables(Identities identities, ClassLoader source) {
        this.identities = identities;
        this.layouts = new Layouts(new ClassFiles(new Sources(source)), name -> true, identities);
    }

    /**
     * The name of a location, such as {@code RefCount.count} or {@code int[2][0]}. Where there are several such objects, each
     * has a number, in the order in which they were made: {@code KThread#2.state}.
     */
    public String name(int location) {
        Block block = identities.around(location);
        if (block == null) {
            return "x" + location;
        }
        int at = location - block.first();
        String type = block.key().type();
        if (block.key().context().equals(Actors.STARTED)) {
            return "the start of a thread";
        }
        if (block.key().length() >= 0) {
            return object(block) + "[" + at + "]";
        }
        Layouts.@Nullable Variable variable = variable(block, location, at);
        return object(block) + "."
                + (variable == null
                        ? Integer.toString(at)
                        : variable.nameAt(variable.is(Opcodes.ACC_STATIC) ? location : at));
    }

    /** The field at a location, as {@code owner.name} with the owner's binary name; empty if it is no object's. */
    public Optional<String> field(int location) {
        Block block = identities.around(location);
        if (block == null || block.key().length() >= 0) {
            return Optional.empty();
        }
        Layouts.@Nullable Variable variable = variable(block, location, location - block.first());
        return variable == null || variable.torn()
                ? Optional.empty()
                : Optional.of(Names.binary(variable.owner()) + "." + variable.name());
    }

    /** A value as a source would have it. */
    public String value(int location, long value) {
        Block block = identities.around(location);
        String descriptor = block == null ? "J" : descriptor(block, location);
        return switch (descriptor.charAt(0)) {
            case 'L', '[' -> reference(value);
            case 'Z' -> Boolean.toString(value != 0);
            case 'C' -> "'" + (char) value + "'";
            case 'F' -> Float.toString(Float.intBitsToFloat((int) value));
            case 'D' -> Double.toString(Double.longBitsToDouble(value));
            default -> Long.toString(value);
        };
    }

    private String descriptor(Block block, int location) {
        if (block.key().length() >= 0) {
            return block.key().type().substring(1);
        }
        Layouts.@Nullable Variable variable = variable(block, location, location - block.first());
        return variable == null || variable.torn() ? "J" : variable.descriptor();
    }

    private Layouts.@Nullable Variable variable(Block block, int location, int at) {
        if (block.key().context().equals(Actors.STARTED)) {
            return null;
        }
        Layouts.Layout layout = layouts.of(Names.internal(block.key().type()));
        if (block.key().context().equals("class " + block.key().type())) {
            return layout.declared().values().stream()
                    .filter(each -> each.is(Opcodes.ACC_STATIC) && each.isAt(location))
                    .findFirst()
                    .orElse(null);
        }
        return layout.at(at).orElse(null);
    }

    private String reference(long value) {
        if (value == 0) {
            return "null";
        } else if (value < 0) {
            Object constant = identities.constantValue((int) -value);
            return constant instanceof String text
                    ? '"' + text + '"'
                    : constant instanceof ClassName type ? simple(type.name()) + ".class" : constant.toString();
        }
        Block block = identities.around((int) value - 1);
        return block == null ? "@" + value : object(block);
    }

    private String object(Block block) {
        int number = identities.number(block.key());
        return number == 0 ? kind(block) : kind(block) + "#" + number;
    }

    private static String kind(Block block) {
        int length = block.key().length();
        if (length < 0) {
            return simple(block.key().type());
        }
        String element = Type.getType(block.key().type().replace('.', '/'))
                .getElementType()
                .getClassName();
        return simple(element) + "[" + length + "]";
    }

    private static String simple(String binaryName) {
        return binaryName.substring(Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$')) + 1);
    }
}
