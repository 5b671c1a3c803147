package smpng.bytecode.patch;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.classfile.Origins;
import smpng.bytecode.patch.Edit.Change;

/** One patch being applied to one method. */
final class Application {
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final String ERROR = "java/lang/AssertionError";

    private final ClassFiles files;
    private final ClassNode type;
    private final MethodNode method;
    private final ClassPatch patch;
    private final Origins origins;
    private final Matcher matcher;

    Application(ClassFiles files, ClassNode type, MethodNode method, ClassPatch patch) {
        this.files = files;
        this.type = type;
        this.method = method;
        this.patch = patch;
        this.origins = Origins.in(type.name, method);
        this.matcher = new Matcher(method, origins);
    }

    void run() {
        AbstractInsnNode at = matcher.find(patch.edit().target(), patch);
        Change change = patch.edit().change();
        if (change instanceof Change.Rename rename && at instanceof MethodInsnNode call) {
            rename(call, rename.newName());
        } else if (change instanceof Change.ReplaceBy replacement && at instanceof MethodInsnNode call) {
            replace(call, replacement.result());
        } else if (change instanceof Change.Fail) {
            fail(at);
        } else if (change instanceof Change.ByHandle by) {
            new HandleAccess(files, type, method, origins, patch).put(at, by.order());
        } else if (change instanceof Change.Fence fence) {
            fence(at, fence);
        } else if (change instanceof Change.DropWrite && at instanceof FieldInsnNode write) {
            drop(write);
        } else if (change instanceof Change.SetConstant constant) {
            if (constant.value().equals(Matcher.constant(at))) {
                throw refuse("it changes nothing");
            }
            method.instructions.set(at, push(constant.value()));
        } else if (change instanceof Change.Invert && at instanceof JumpInsnNode jump) {
            jump.setOpcode(inverse(jump.getOpcode()));
        } else if (change instanceof Change.Force force && at instanceof JumpInsnNode jump) {
            force(jump, force.taken());
        } else if (change instanceof Change.Duplicate) {
            Statement statement = statement(at);
            statement.insertBefore(statement);
        } else if (change instanceof Change.Remove) {
            statement(at).remove();
        } else if (change instanceof Change.Move move) {
            move(statement(at), move);
        } else {
            throw refuse("it cannot change this instruction");
        }
    }

    private void rename(MethodInsnNode call, String newName) {
        if (newName.equals(call.name)) {
            throw refuse("it changes nothing");
        }
        boolean known = call.owner.equals(VAR_HANDLE) && isAccessMode(call.name)
                ? isAccessMode(newName) && shape(newName).equals(shape(call.name))
                : files.hasMethod(call.owner, newName, call.desc);
        if (!known) {
            throw refuse(Names.simple(call.owner) + " has no " + newName + " with the shape of " + call.name);
        }
        call.name = newName;
    }

    private static boolean isAccessMode(String name) {
        return Arrays.stream(VarHandle.AccessMode.values())
                .anyMatch(mode -> mode.methodName().equals(name));
    }

    /** Access modes of one shape take the same arguments and answer alike. */
    private static String shape(String mode) {
        if (mode.startsWith("getAnd")) {
            return "getAnd";
        } else if (mode.startsWith("compareAndExchange")) {
            return "compareAndExchange";
        } else if (mode.startsWith("compareAndSet") || mode.startsWith("weakCompareAndSet")) {
            return "compareAndSet";
        }
        return mode.substring(0, 3);
    }

    private void replace(MethodInsnNode call, @Nullable Object result) {
        if (call.name.equals("<init>")) {
            throw refuse("a constructor call cannot be removed");
        }
        InsnList instead = new InsnList();
        Type[] arguments = Type.getArgumentTypes(call.desc);
        for (int i = arguments.length - 1; i >= 0; i--) {
            instead.add(pop(arguments[i].getSize()));
        }
        if (call.getOpcode() != Opcodes.INVOKESTATIC) {
            instead.add(pop(1));
        }
        Type type = Type.getReturnType(call.desc);
        if (result != null) {
            instead.add(constant(type, result));
        } else if (type.getSort() != Type.VOID) {
            instead.add(zero(type));
        }
        substitute(call, instead);
    }

    private void fence(AbstractInsnNode at, Change.Fence fence) {
        MethodInsnNode call = new MethodInsnNode(Opcodes.INVOKESTATIC, VAR_HANDLE, fence.fence(), "()V", false);
        if (!files.hasMethod(VAR_HANDLE, fence.fence(), "()V")) {
            throw refuse("VarHandle has no " + fence.fence());
        } else if (fence.before()) {
            method.instructions.insertBefore(at, call);
        } else {
            method.instructions.insert(at, call);
        }
    }

    private void fail(AbstractInsnNode at) {
        InsnList before = new InsnList();
        before.add(new TypeInsnNode(Opcodes.NEW, ERROR));
        before.add(new InsnNode(Opcodes.DUP));
        before.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, ERROR, "<init>", "()V", false));
        before.add(new InsnNode(Opcodes.ATHROW));
        method.instructions.insertBefore(at, before);
    }

    private AbstractInsnNode constant(Type type, Object result) {
        boolean fits = switch (type.getSort()) {
            case Type.BOOLEAN -> result instanceof Boolean;
            case Type.LONG -> result instanceof Long;
            case Type.INT, Type.SHORT, Type.CHAR, Type.BYTE -> result instanceof Integer;
            default -> false;
        };
        if (!fits) {
            throw refuse("the call's result is of type " + type.getClassName());
        }
        return push(result instanceof Boolean truth ? Integer.valueOf(truth ? 1 : 0) : (Number) result);
    }

    private static AbstractInsnNode zero(Type type) {
        return new InsnNode(
                switch (type.getSort()) {
                    case Type.LONG -> Opcodes.LCONST_0;
                    case Type.FLOAT -> Opcodes.FCONST_0;
                    case Type.DOUBLE -> Opcodes.DCONST_0;
                    case Type.OBJECT, Type.ARRAY -> Opcodes.ACONST_NULL;
                    default -> Opcodes.ICONST_0;
                });
    }

    private static AbstractInsnNode push(Number value) {
        if (value instanceof Integer small && small >= -1 && small <= 5) {
            return new InsnNode(Opcodes.ICONST_0 + small);
        } else if (value instanceof Integer small && small == (short) small.intValue()) {
            return new IntInsnNode(Opcodes.SIPUSH, small);
        }
        return new LdcInsnNode(value);
    }

    private void drop(FieldInsnNode write) {
        InsnList instead = new InsnList();
        instead.add(pop(Type.getType(write.desc).getSize()));
        if (write.getOpcode() == Opcodes.PUTFIELD) {
            instead.add(pop(1));
        }
        substitute(write, instead);
    }

    /** Opcodes of opposite conditions are neighbours. */
    private static int inverse(int opcode) {
        return opcode >= Opcodes.IFNULL ? opcode ^ 1 : ((opcode + 1) ^ 1) - 1;
    }

    private void force(JumpInsnNode jump, boolean taken) {
        InsnList instead = new InsnList();
        for (int i = Matcher.operands(jump.getOpcode()); i > 0; i--) {
            instead.add(pop(1));
        }
        if (taken) {
            instead.add(new JumpInsnNode(Opcodes.GOTO, jump.label));
        }
        substitute(jump, instead);
    }

    private void move(Statement statement, Change.Move move) {
        Statement anchor = statement(matcher.find(move.anchor(), patch));
        if (statement.overlaps(anchor)) {
            throw refuse("the statement is its own anchor");
        }
        if (move.before()) {
            anchor.insertBefore(statement);
        } else {
            anchor.insertAfter(statement);
        }
        statement.remove();
    }

    private Statement statement(AbstractInsnNode inside) {
        return Statement.holding(inside, method, origins, patch);
    }

    private void substitute(AbstractInsnNode old, InsnList instead) {
        method.instructions.insert(old, instead);
        method.instructions.remove(old);
    }

    private static InsnNode pop(int size) {
        return new InsnNode(size == 2 ? Opcodes.POP2 : Opcodes.POP);
    }

    private PatchDoesNotApply refuse(String why) {
        return new PatchDoesNotApply(patch, why);
    }
}
