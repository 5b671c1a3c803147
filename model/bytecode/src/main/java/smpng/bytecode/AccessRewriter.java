package smpng.bytecode;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.AccessSite.Kind;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;

/**
 * Turns the shared accesses of one method into call sites. A call site takes and leaves on the stack exactly what the
 * access did, so the compiler's stack maps stay valid, and they tell the types that array instructions do not.
 */
final class AccessRewriter extends AnalyzerAdapter {
    static final Set<String> FENCES =
            Set.of("fullFence", "acquireFence", "releaseFence", "loadLoadFence", "storeStoreFence");

    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final Set<String> ACCESS_MODES = Arrays.stream(VarHandle.AccessMode.values())
            .map(VarHandle.AccessMode::methodName)
            .collect(Collectors.toUnmodifiableSet());
    private static final Handle LINK = bootstrap("link");
    private static final Handle LINK_FIELD = bootstrap("linkField", MethodHandle.class);

    private final String owner;
    private final String method;
    private final ClassFiles files;
    private final Predicate<String> instrumented;
    private final MethodOrigins origins;
    private final List<AccessSite> sites;
    private int line = -1;

    /**
     * Rewrites a method while it is visited.
     *
     * @param sites receives the sites; those of the class's other methods are already there
     */
    AccessRewriter(
            String owner,
            MethodNode method,
            MethodVisitor next,
            ClassFiles files,
            Predicate<String> instrumented,
            MethodOrigins origins,
            List<AccessSite> sites) {
        super(Opcodes.ASM9, owner, method.access, method.name, method.desc, next);
        this.owner = owner;
        this.method = method.name;
        this.files = files;
        this.instrumented = instrumented;
        this.origins = origins;
        this.sites = sites;
    }

    static boolean isVarHandleAccess(String owner, String name) {
        return owner.equals(VAR_HANDLE) && ACCESS_MODES.contains(name);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        this.line = line;
        super.visitLineNumber(line, start);
    }

    @Override
    public void visitMethodInsn(int opcode, String callee, String name, String descriptor, boolean onInterface) {
        if (opcode == Opcodes.INVOKEVIRTUAL && isVarHandleAccess(callee, name)) {
            String withHandle = "(L" + VAR_HANDLE + ";" + descriptor.substring(1);
            emit(Kind.VARHANDLE, withHandle, origins.nextHandleLocation(), name, LINK);
        } else if (opcode == Opcodes.INVOKESTATIC && callee.equals(VAR_HANDLE) && FENCES.contains(name)) {
            emit(Kind.FENCE, descriptor, name, name, LINK);
        } else {
            super.visitMethodInsn(opcode, callee, name, descriptor, onInterface);
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String holder, String name, String descriptor) {
        ClassFiles.Field field = files.field(holder, name).orElse(null);
        if (field == null
                || field.is(Opcodes.ACC_FINAL)
                || !instrumented.test(Names.binary(field.declaringClass()))
                || opcode == Opcodes.PUTFIELD && isUninitialised(descriptor)) {
            super.visitFieldInsn(opcode, holder, name, descriptor);
            return;
        }
        String location = Names.simple(field.declaringClass()) + "." + name;
        String mode = field.is(Opcodes.ACC_VOLATILE) ? "volatile" : "plain";
        String in = "L" + holder + ";";
        boolean onInterface = files.info(holder).isInterface();
        switch (opcode) {
            case Opcodes.GETFIELD -> {
                Handle handle = new Handle(Opcodes.H_GETFIELD, holder, name, descriptor, onInterface);
                emit(Kind.FIELD_READ, "(" + in + ")" + descriptor, location, mode, LINK_FIELD, handle);
            }
            case Opcodes.PUTFIELD -> {
                Handle handle = new Handle(Opcodes.H_PUTFIELD, holder, name, descriptor, onInterface);
                emit(Kind.FIELD_WRITE, "(" + in + descriptor + ")V", location, mode, LINK_FIELD, handle);
            }
            case Opcodes.GETSTATIC -> {
                Handle handle = new Handle(Opcodes.H_GETSTATIC, holder, name, descriptor, onInterface);
                emit(Kind.STATIC_READ, "()" + descriptor, location, mode, LINK_FIELD, handle);
            }
            case Opcodes.PUTSTATIC -> {
                Handle handle = new Handle(Opcodes.H_PUTSTATIC, holder, name, descriptor, onInterface);
                emit(Kind.STATIC_WRITE, "(" + descriptor + ")V", location, mode, LINK_FIELD, handle);
            }
            default -> throw new IllegalArgumentException("opcode " + opcode);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            load(opcode);
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            store(opcode);
        } else {
            super.visitInsn(opcode);
        }
    }

    private void load(int opcode) {
        // A null constant has no element type; the instruction then throws, and nothing is accessed.
        if (origins.nextArrayIsCompilers() || !(fromTop(1) instanceof String array)) {
            super.visitInsn(opcode);
            return;
        }
        String element = array.substring(1);
        emit(Kind.ARRAY_READ, "(" + array + "I)" + element, arrayLocation(array), "plain", LINK);
    }

    private void store(int opcode) {
        int width = opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE ? 2 : 1;
        if (origins.nextArrayIsCompilers() || !(fromTop(width + 1) instanceof String known)) {
            super.visitInsn(opcode);
            return;
        }
        // The verifier lets any reference be stored and leaves the check to run time, which the site's type must not
        // forestall: the stack map may know the array's type better than the source does.
        String array =
                opcode == Opcodes.AASTORE && !fits(fromTop(0), known.substring(1)) ? "[Ljava/lang/Object;" : known;
        String element = array.substring(1);
        emit(Kind.ARRAY_WRITE, "(" + array + "I" + element + ")V", arrayLocation(array), "plain", LINK);
    }

    private boolean fits(Object value, String element) {
        if (value.equals(Opcodes.NULL)) {
            return true;
        }
        if (!(value instanceof String name)) {
            return false;
        }
        String to = element.startsWith("L") ? element.substring(1, element.length() - 1) : element;
        if (name.equals(to) || to.equals("java/lang/Object")) {
            return true;
        }
        return files.find(name).isPresent() && files.find(to).isPresent() && files.isAssignable(name, to);
    }

    private static String arrayLocation(String array) {
        return Names.simple(Type.getType(array));
    }

    /** True if a field is being written in a constructor before it called another one. */
    private boolean isUninitialised(String descriptor) {
        return Opcodes.UNINITIALIZED_THIS.equals(
                fromTop(Type.getType(descriptor).getSize()));
    }

    /** The verification type of a stack slot; unreachable code, which has none, is never verified either. */
    private Object fromTop(int depth) {
        List<Object> slots = stack;
        return slots == null ? Opcodes.TOP : slots.get(slots.size() - 1 - depth);
    }

    private void emit(Kind kind, String type, String location, String mode, Handle bootstrap, Object... direct) {
        int ordinal = sites.size();
        boolean constructing = method.equals("<init>") || method.equals("<clinit>");
        sites.add(new AccessSite(Names.binary(owner), method, line, ordinal, kind, location, mode, constructing));
        Object[] arguments = new Object[direct.length + 1];
        arguments[0] = ordinal;
        System.arraycopy(direct, 0, arguments, 1, direct.length);
        super.visitInvokeDynamicInsn(kind.name(), type, bootstrap, arguments);
    }

    private static Handle bootstrap(String name, Class<?>... more) {
        MethodType type = MethodType.methodType(
                        CallSite.class, MethodHandles.Lookup.class, String.class, MethodType.class, int.class)
                .appendParameterTypes(more);
        return new Handle(
                Opcodes.H_INVOKESTATIC,
                Type.getInternalName(AccessBootstrap.class),
                name,
                type.toMethodDescriptorString(),
                false);
    }

    /** What data flow tells about the accesses of one method, in the order of its code. */
    record MethodOrigins(Iterator<String> handleLocations, Iterator<Boolean> compilersArrays) {
        String nextHandleLocation() {
            return handleLocations.next();
        }

        boolean nextArrayIsCompilers() {
            return compilersArrays.next();
        }
    }
}
