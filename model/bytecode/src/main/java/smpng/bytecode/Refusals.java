package smpng.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.classfile.Names;

/**
 * What instrumented code may not do, because an engine would not see it and its results would be silently wrong:
 * monitors, waiting, threads, library classes with shared state, reflection, clocks, chance. Whatever is not listed as
 * harmless is refused.
 *
 * <p>Allowed are the plain types of {@code java.lang}, functional interfaces, streams, and the collections of
 * {@code java.util}. A collection's inside is no event for any engine: collections hold data that one thread, or one
 * lock, has for itself. An array passed to a library method is read there unseen, too; bulk operations on arrays are
 * refused, except {@code clone()} where the compiler itself wrote it.
 */
public final class Refusals {
    private static final Set<String> MONITOR_METHODS =
            Set.of("wait()V", "wait(J)V", "wait(JI)V", "notify()V", "notifyAll()V");
    private static final String NO_MONITORS = "use a component's lock, or a VarHandle";

    private final Policy policy;

    private Refusals(Policy policy) {
        this.policy = policy;
    }

    /** The standard list. */
    public static Refusals standard() {
        return new Refusals(Policy.standard());
    }

    /**
     * This list with some names allowed, for what a caller knows to be harmless or does itself: seams, result records.
     *
     * @param names {@code package.Class#method}, {@code package.Class} (with nested classes) or {@code package.*}
     */
    public Refusals allowing(String... names) {
        return new Refusals(policy.allowing(names));
    }

    /** This list with some names refused, named as in {@link #allowing}. */
    public Refusals refusing(String mend, String... names) {
        return new Refusals(policy.refusing(mend, names));
    }

    /**
     * Why a use of a member outside the instrumented classes is refused: the mend; empty if it is allowed.
     *
     * @param className binary name of the class
     * @param member method or field
     * @param parameters the method's parameter types, as in {@code (int,java.util.List)}; empty for a field
     */
    public Optional<String> member(String className, String member, String parameters) {
        return policy.refusesMember(className, member, parameters);
    }

    /** The names that are allowed ({@code +}) and refused ({@code -}, with the mend), one per line. */
    @Override
    public String toString() {
        return policy.toString();
    }

    /** Everything in a class that is refused; classes that {@code instrumented} accepts may be used freely. */
    List<Refusal> in(ClassNode type, Predicate<String> instrumented) {
        return new Scan(type, instrumented).run();
    }

    /** One walk over one class. */
    private final class Scan {
        private final ClassNode type;
        private final Predicate<String> instrumented;
        private final List<Refusal> found = new ArrayList<>();
        private String method = "-";
        private int line = -1;

        Scan(ClassNode type, Predicate<String> instrumented) {
            this.type = type;
            this.instrumented = instrumented;
        }

        List<Refusal> run() {
            if ((type.version & 0xffff) < Opcodes.V1_7) {
                refuse("a class file older than Java 7", "compile it again");
            }
            supertype(type.superName);
            type.interfaces.forEach(this::supertype);
            type.methods.forEach(this::visit);
            return found;
        }

        private void supertype(String internalName) {
            String name = Names.binary(internalName);
            if (!instrumented.test(name)) {
                policy.refusesType(name).ifPresent(mend -> refuse("supertype " + name, mend));
            }
        }

        private void visit(MethodNode node) {
            method = node.name;
            line = firstLine(node);
            if ((node.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                refuse("a synchronized method", NO_MONITORS);
            }
            if ((node.access & Opcodes.ACC_NATIVE) != 0) {
                refuse("a native method", "write it in Java");
            }
            if (node.name.equals("finalize") && node.desc.equals("()V")) {
                refuse("a finalizer", "release in code");
            }
            for (AbstractInsnNode insn : node.instructions) {
                if (insn instanceof LineNumberNode number) {
                    line = number.line;
                } else if (insn.getOpcode() == Opcodes.MONITORENTER) {
                    refuse("synchronized", NO_MONITORS);
                } else if (insn instanceof MethodInsnNode call) {
                    call(call.owner, call.name, call.desc);
                } else if (insn instanceof FieldInsnNode field) {
                    member(field.owner, field.name, "");
                } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
                    handle(dynamic.bsm);
                    Arrays.stream(dynamic.bsmArgs).forEach(this::constant);
                } else if (insn instanceof LdcInsnNode load) {
                    constant(load.cst);
                }
            }
        }

        private void constant(Object value) {
            if (value instanceof Handle handle) {
                handle(handle);
            } else if (value instanceof ConstantDynamic dynamic) {
                refuse("dynamic constant " + dynamic.getName(), "initialise a static final field");
            }
        }

        private void handle(Handle handle) {
            boolean onField = handle.getTag() <= Opcodes.H_PUTSTATIC;
            if (!onField) {
                call(handle.getOwner(), handle.getName(), handle.getDesc());
            } else if (!isRecordAccess(handle)) {
                refuse("a method handle on field " + handle.getName(), "access the field in code");
            }
        }

        /** The compiler writes handles on a record's own, final fields for its equals, hashCode and toString. */
        private boolean isRecordAccess(Handle handle) {
            return handle.getTag() == Opcodes.H_GETFIELD
                    && handle.getOwner().equals(type.name)
                    && "java/lang/Record".equals(type.superName);
        }

        private void call(String owner, String name, String descriptor) {
            if (owner.startsWith("[")) {
                // values() of an enum copies its own constant array, which is never written again.
                if (name.equals("clone") && !(method.equals("values") && (type.access & Opcodes.ACC_ENUM) != 0)) {
                    refuse("clone() of an array", "write the loop: elements copied at once are invisible");
                }
                return;
            }
            if (MONITOR_METHODS.contains(name + descriptor)) {
                // These are final in Object, whatever class the call names.
                member("java/lang/Object", name, "");
                return;
            }
            member(owner, name, parameters(descriptor));
        }

        private void member(String owner, String name, String parameters) {
            String className = Names.binary(owner);
            if (!instrumented.test(className)) {
                Optional<String> mend = policy.refusesMember(className, name, parameters);
                mend.ifPresent(text -> refuse(className + "." + name, text));
            }
        }

        private void refuse(String what, String mend) {
            found.add(new Refusal(Names.binary(type.name), method, line, what, mend));
        }
    }

    private static String parameters(String descriptor) {
        return Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(Type::getClassName)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static int firstLine(MethodNode node) {
        for (AbstractInsnNode insn : node.instructions) {
            if (insn instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return -1;
    }
}
