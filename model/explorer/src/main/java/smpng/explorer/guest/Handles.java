package smpng.explorer.guest;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import smpng.bytecode.classfile.Names;
import smpng.explorer.guest.Layouts.Variable;

/** Finds the variables that VarHandles are made for. */
public final class Handles {
    private final Layouts layouts;
    private final Types types;
    private final World world;

    Handles(Layouts layouts, Types types, World world) {
        this.layouts = layouts;
        this.types = types;
        this.world = world;
    }

    public Handle field(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException {
        Variable variable = variable(owner, name, type, false);
        return new Handle(Handle.FIELD, variable.where(), shape(type), variable.is(Opcodes.ACC_FINAL), owner, type);
    }

    public Handle staticField(Class<?> owner, String name, Class<?> type) throws NoSuchFieldException {
        Variable variable = variable(owner, name, type, true);
        if (variable.is(Opcodes.ACC_FINAL)) {
            throw Refused.here("a VarHandle of a static final field", "read the field");
        }
        types.initialised(types.id(Names.binary(variable.owner())));
        world.heap().cover(variable.where() + 1);
        return new Handle(Handle.STATIC, variable.where(), shape(type), false, owner, type);
    }

    public Handle element(Class<?> array) {
        Class<?> component = array.getComponentType();
        if (component == null) {
            throw new IllegalArgumentException(array + " is no array");
        }
        return new Handle(Handle.ELEMENT, 0, shape(component), false, array, component);
    }

    /** The slot of an instance field. */
    public long slot(Class<?> owner, String name) throws NoSuchFieldException {
        Variable variable = layouts.variable(Names.internal(owner.getName()), name)
                .orElseThrow(
                        () -> Refused.here("the offset of " + owner.getName() + "." + name, "it is not the program's"));
        refuseTorn(variable);
        if (variable.is(Opcodes.ACC_STATIC)) {
            throw Refused.here("the offset of static field " + name, "use a VarHandle");
        }
        return variable.where();
    }

    private Variable variable(Class<?> owner, String name, Class<?> type, boolean isStatic)
            throws NoSuchFieldException {
        Optional<Variable> found = layouts.variable(Names.internal(owner.getName()), name);
        if (found.isEmpty()) {
            if (!layouts.isProgram(Names.internal(owner.getName()))) {
                throw Refused.here("a VarHandle of " + owner.getName() + "." + name, "it is not the program's");
            }
            throw new NoSuchFieldException(name);
        }
        Variable variable = found.get();
        if (!variable.descriptor().equals(type.descriptorString())) {
            throw new NoSuchFieldException(name + " is no " + type.getName());
        } else if (variable.is(Opcodes.ACC_STATIC) != isStatic) {
            throw Refused.here("a VarHandle of " + name + ", which is " + (isStatic ? "not " : "") + "static", "");
        }
        refuseTorn(variable);
        return variable;
    }

    private static void refuseTorn(Variable variable) {
        if (variable.torn()) {
            throw Refused.here(
                    "a VarHandle or offset of " + Names.binary(variable.owner()) + "." + variable.name()
                            + ", whose plain accesses may tear",
                    "explore it without tearing, or declare it volatile");
        }
    }

    private static char shape(Class<?> type) {
        return type.isPrimitive() ? type.descriptorString().charAt(0) : 'L';
    }
}
