package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.classfile.Names;
import smpng.explorer.graph.Order;
import smpng.explorer.guest.Layouts.Kind;
import smpng.explorer.guest.Layouts.Layout;
import smpng.explorer.guest.Layouts.Variable;

/**
 * Rewrites the code of one method. The superclass follows the types of the original code; what is written in its place goes
 * past it.
 */
final class MethodWeaver extends AnalyzerAdapter {
    /** Static field whose only use is that reading it initialises its class. */
    static final String TRIGGER = "$initialised";

    private static final String HANDLE = "smpng/explorer/guest/Handle";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    private static final String MONITOR = Renaming.MODELS + "Monitor";
    private static final String SECRETS = "jdk/internal/access/SharedSecrets";
    private static final Type OBJECT = Type.getObjectType("java/lang/Object");
    private static final String ELEMENTS = "IJFDLBCS";
    /** Of the machine that programs run on: the same wherever they are explored. */
    private static final int PROCESSORS = 2;

    private static final String UNSAFE = Renaming.MODELS + "Unsafe";

    /** Where an array begins; an int until JDK 24. */
    private static final String LONG_OFFSET = "(Ljava/lang/Class;)J";

    private static final String INT_OFFSET = "(Ljava/lang/Class;)I";
    private static final String MISSING = "its model has no such method; the package documentation says what it has";

    private final ClassWeaver weaver;
    private final ClassNode owner;
    private final Layout layout;
    private final MethodNode method;
    private final MethodVisitor out;
    private final Extras extras;
    private final Callees callees;
    private final ForeignCalls foreign;
    private final ArrayCalls arrays;
    private final boolean constructor;
    private final boolean freezes;
    /** Fields that an exception's or enum's constructor wrote before it called another. */
    private final List<Variable> early = new ArrayList<>();

    /** Which of the field instructions only count. */
    private final BitSet counters;

    private int fieldInstructions;

    private boolean superCalled;
    private int switchMaps;
    private boolean ordinal;

    MethodWeaver(
            ClassWeaver weaver, ClassNode owner, Layout layout, MethodNode method, MethodVisitor out, Extras extras) {
        super(Opcodes.ASM9, owner.name, method.access, method.name, method.desc, out);
        this.weaver = weaver;
        this.owner = owner;
        this.layout = layout;
        this.method = method;
        this.out = out;
        this.extras = extras;
        this.counters = Counters.in(owner, method);
        this.callees = new Callees(weaver.files());
        this.foreign = new ForeignCalls(weaver, out, method.maxLocals);
        this.arrays = new ArrayCalls(weaver, out);
        this.constructor = method.name.equals("<init>");
        this.freezes = constructor && layout.any(Opcodes.ACC_FINAL, Opcodes.ACC_STATIC);
    }

    @Override
    public void visitCode() {
        // Written already.
    }

    /** Lets the superclass follow an instruction of the original without writing it. */
    private void follow(Runnable original) {
        MethodVisitor writer = mv;
        unwritten();
        original.run();
        mv = writer;
    }

    @SuppressWarnings("nullness:assignment") // The library's way to say that nothing is written.
    private void unwritten() {
        mv = null;
    }

    /** The verification type of a stack slot, from the top; TOP in unreachable code. */
    private Object fromTop(int depth) {
        List<Object> slots = stack;
        return slots == null || slots.size() <= depth ? Opcodes.TOP : slots.get(slots.size() - 1 - depth);
    }

    private static int slots(Type[] arguments) {
        return Arrays.stream(arguments).mapToInt(Type::getSize).sum();
    }

    // Allocation and constructors.

    @Override
    public void visitTypeInsn(int opcode, String type) {
        ordinal = false;
        if (opcode == Opcodes.NEW && isMade(type)) {
            follow(() -> super.visitTypeInsn(opcode, type));
            String made = type.equals("java/lang/Object") ? ClassWeaver.GUEST : type;
            Code.push(out, weaver.types().id(Names.binary(made)));
            Code.hook(out, "allocate", "(I)Ljava/lang/Object;");
            Code.cast(out, Type.getObjectType(type));
        } else if (opcode == Opcodes.ANEWARRAY && !isCompilers()) {
            follow(() -> super.visitTypeInsn(opcode, type));
            array("[" + Type.getObjectType(type).getDescriptor());
        } else {
            super.visitTypeInsn(opcode, type);
        }
    }

    /** True for the method in which the compiler makes the table of an enum's constants. */
    private boolean isCompilers() {
        return method.name.equals("$values") && (owner.access & Opcodes.ACC_ENUM) != 0
                || method.name.equals("<clinit>")
                        && owner.fields.stream().anyMatch(field -> field.name.startsWith("$SwitchMap$"));
    }

    private boolean isMade(String type) {
        return type.equals("java/lang/Object")
                || weaver.layouts().isProgram(type) && weaver.layouts().of(type).kind() != Kind.NATIVE;
    }

    private void array(String descriptor) {
        Code.push(out, weaver.types().id(Names.binary(descriptor)));
        Code.hook(out, "array", "(II)Ljava/lang/Object;");
        out.visitTypeInsn(Opcodes.CHECKCAST, descriptor);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        ordinal = false;
        if (opcode == Opcodes.NEWARRAY && !isCompilers()) {
            follow(() -> super.visitIntInsn(opcode, operand));
            array("[" + "ZCFDBSIJ".charAt(operand - Opcodes.T_BOOLEAN));
        } else {
            super.visitIntInsn(opcode, operand);
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        follow(() -> super.visitMultiANewArrayInsn(descriptor, dimensions));
        if (dimensions > 3) {
            Code.refuse(out, "an array of " + dimensions + " dimensions", "make it in a loop");
            out.visitMultiANewArrayInsn(descriptor, dimensions);
            return;
        }
        if (dimensions == 1) {
            array(descriptor);
            return;
        }
        out.visitLdcInsn(Names.binary(descriptor));
        Code.hook(out, "arrays", "(" + "I".repeat(dimensions) + "Ljava/lang/String;)Ljava/lang/Object;");
        out.visitTypeInsn(Opcodes.CHECKCAST, descriptor);
    }

    private void construct(String type, String descriptor) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        boolean delegates = constructor && !superCalled && Opcodes.UNINITIALIZED_THIS.equals(fromTop(slots(arguments)));
        follow(() -> super.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", descriptor, false));
        if (callees.missing(type, "<init>", descriptor).isPresent()) {
            Code.refuse(
                    out,
                    "new " + Names.simple(type) + descriptor.substring(0, descriptor.indexOf(')') + 1),
                    "its model has no such constructor");
        }
        if (delegates) {
            superCalled = true;
            delegate(type, descriptor);
        } else if (type.equals("java/lang/Object")) {
            out.visitInsn(Opcodes.POP);
        } else if (isMade(type)) {
            out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type, ClassWeaver.INIT, descriptor, false);
        } else if (weaver.layouts().isProgram(type)) {
            out.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", descriptor, false);
        } else {
            foreign.write(Opcodes.INVOKESPECIAL, type, type, "<init>", descriptor, false);
        }
    }

    /** A constructor calls another, of its own class or of its superclass. */
    private void delegate(String type, String descriptor) {
        boolean toProgram = weaver.layouts().isProgram(type);
        if (layout.kind() == Kind.NATIVE) {
            out.visitMethodInsn(Opcodes.INVOKESPECIAL, type, "<init>", descriptor, false);
            for (Variable variable : early) {
                Type value = Type.getType(variable.descriptor());
                out.visitVarInsn(Opcodes.ALOAD, 0);
                out.visitVarInsn(Opcodes.ALOAD, 0);
                out.visitFieldInsn(Opcodes.GETFIELD, owner.name, variable.name(), variable.descriptor());
                Code.push(out, variable.where());
                char shape = Code.shape(value);
                if (variable.torn()) {
                    Code.hook(out, "putTorn" + shape, "(Ljava/lang/Object;" + Code.descriptor(shape) + "I)V");
                } else {
                    Code.push(out, Order.PLAIN);
                    Code.hook(out, "put" + shape, "(Ljava/lang/Object;" + Code.descriptor(shape) + "II)V");
                }
            }
        } else if (toProgram) {
            out.visitMethodInsn(Opcodes.INVOKESPECIAL, type, ClassWeaver.INIT, descriptor, false);
        } else {
            // The superclass is the JDK's and has no state.
            Type[] arguments = Type.getArgumentTypes(descriptor);
            for (int at = arguments.length - 1; at >= 0; at--) {
                out.visitInsn(arguments[at].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
            out.visitInsn(Opcodes.POP);
        }
    }

    // Fields.

    @Override
    public void visitFieldInsn(int opcode, String holder, String name, String descriptor) {
        ordinal = false;
        boolean counts = counters.get(fieldInstructions++);
        Optional<Variable> found = weaver.layouts().variable(holder, name);
        if (counts && found.isPresent() && !found.get().is(Opcodes.ACC_VOLATILE)) {
            Code.hook(out, "count", "()V");
        }
        if (found.isEmpty()) {
            if (!Naming.isExplorer(holder)) {
                weaver.refusals()
                        .member(Names.binary(holder), name, "")
                        .ifPresent(mend -> Code.refuse(out, Names.binary(holder) + "." + name, mend));
            }
            super.visitFieldInsn(opcode, holder, name, descriptor);
            return;
        }
        Variable variable = found.get();
        if (variable.is(Opcodes.ACC_STATIC)) {
            staticField(opcode, holder, variable);
            if (holder.equals(UNSAFE)
                    && descriptor.equals("J")
                    && variable.descriptor().equals("I")) {
                super.visitInsn(Opcodes.I2L);
            }
        } else {
            instanceField(opcode, holder, variable);
        }
    }

    private void staticField(int opcode, String holder, Variable variable) {
        Type type = Type.getType(variable.descriptor());
        if (variable.is(Opcodes.ACC_FINAL)) {
            if (variable.name().startsWith("$SwitchMap$")) {
                switchMaps++;
            } else if (opcode == Opcodes.PUTSTATIC && type.getSort() >= Type.ARRAY && !isEnums(variable)) {
                out.visitInsn(Opcodes.DUP);
                Code.hook(out, "constant", "(Ljava/lang/Object;)V");
            }
            super.visitFieldInsn(opcode, holder, variable.name(), variable.descriptor());
            return;
        }
        follow(() -> super.visitFieldInsn(opcode, holder, variable.name(), variable.descriptor()));
        if (!variable.owner().equals(owner.name)) {
            out.visitFieldInsn(Opcodes.GETSTATIC, variable.owner(), TRIGGER, "Z");
            out.visitInsn(Opcodes.POP);
        }
        char shape = Code.shape(type);
        if (opcode == Opcodes.PUTSTATIC) {
            Code.narrow(out, type);
        }
        Code.push(out, variable.where());
        if (variable.torn()) {
            boolean reads = opcode == Opcodes.GETSTATIC;
            Code.hook(
                    out,
                    (reads ? "staticTorn" : "putStaticTorn") + shape,
                    reads ? "(I)" + Code.descriptor(shape) : "(" + Code.descriptor(shape) + "I)V");
            return;
        }
        Code.push(out, order(variable, opcode == Opcodes.GETSTATIC));
        if (opcode == Opcodes.GETSTATIC) {
            Code.hook(out, "static" + shape, "(II)" + Code.descriptor(shape));
            Code.cast(out, type);
        } else {
            Code.hook(out, "putStatic" + shape, "(" + Code.descriptor(shape) + "II)V");
        }
    }

    private boolean isEnums(Variable variable) {
        return variable.is(Opcodes.ACC_ENUM) || variable.is(Opcodes.ACC_SYNTHETIC);
    }

    private static int order(Variable variable, boolean read) {
        int order = variable.is(Opcodes.ACC_VOLATILE) ? Order.VOLATILE : Order.PLAIN;
        boolean reference = variable.type() == 'L' || variable.type() == '[';
        return read && reference ? order | Order.REFERENCE : order;
    }

    private void instanceField(int opcode, String holder, Variable variable) {
        Type type = Type.getType(variable.descriptor());
        char shape = Code.shape(type);
        boolean isFinal = variable.is(Opcodes.ACC_FINAL);
        if (opcode == Opcodes.PUTFIELD
                && layout.kind() == Kind.NATIVE
                && Opcodes.UNINITIALIZED_THIS.equals(fromTop(type.getSize()))) {
            early.add(variable);
            super.visitFieldInsn(opcode, holder, variable.name(), variable.descriptor());
            return;
        }
        follow(() -> super.visitFieldInsn(opcode, holder, variable.name(), variable.descriptor()));
        if (opcode == Opcodes.GETFIELD) {
            Code.push(out, variable.where());
            boolean hasOrder = !isFinal && !variable.torn();
            if (hasOrder) {
                Code.push(out, order(variable, true));
            }
            Code.hook(
                    out,
                    (isFinal ? "peek" : variable.torn() ? "torn" : "get") + shape,
                    "(Ljava/lang/Object;" + (hasOrder ? "II)" : "I)") + Code.descriptor(shape));
            Code.cast(out, type);
        } else {
            Code.narrow(out, type);
            Code.push(out, variable.where());
            boolean hasOrder = !isFinal && !variable.torn();
            if (hasOrder) {
                Code.push(out, order(variable, false));
            }
            Code.hook(
                    out,
                    (isFinal ? "init" : variable.torn() ? "putTorn" : "put") + shape,
                    "(Ljava/lang/Object;" + Code.descriptor(shape) + (hasOrder ? "II)V" : "I)V"));
        }
    }

    // Array elements, and the rest of the instructions without operands.

    @Override
    public void visitInsn(int opcode) {
        boolean afterOrdinal = ordinal;
        ordinal = false;
        if (opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD) {
            if (opcode == Opcodes.IALOAD && afterOrdinal && switchMaps > 0) {
                switchMaps--;
                super.visitInsn(opcode);
            } else {
                load(opcode);
            }
        } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
            store(opcode);
        } else if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
            follow(() -> super.visitInsn(opcode));
            monitor(opcode == Opcodes.MONITORENTER ? "enter" : "exit", "(Ljava/lang/Object;)V");
        } else {
            if (opcode == Opcodes.RETURN && freezes) {
                out.visitVarInsn(Opcodes.ALOAD, 0);
                Code.hook(out, "freeze", "(Ljava/lang/Object;)V");
            }
            super.visitInsn(opcode);
        }
    }

    private void load(int opcode) {
        // A null constant has no element type; the instruction then throws, and nothing is accessed.
        if (!(fromTop(1) instanceof String array) || !array.startsWith("[")) {
            super.visitInsn(opcode);
            return;
        }
        follow(() -> super.visitInsn(opcode));
        Type element = Type.getType(array.substring(1));
        char shape = elementShape(opcode - Opcodes.IALOAD, element);
        String result = shape == 'L' ? OBJECT.getDescriptor() : Code.descriptor(Code.shape(element));
        Code.hook(out, "load" + shape, "(" + arrayOf(shape) + "I)" + result);
        Code.cast(out, element);
    }

    private void store(int opcode) {
        int width = opcode == Opcodes.LASTORE || opcode == Opcodes.DASTORE ? 2 : 1;
        if (isCompilers() || !(fromTop(width + 1) instanceof String array) || !array.startsWith("[")) {
            super.visitInsn(opcode);
            return;
        }
        follow(() -> super.visitInsn(opcode));
        Type element = Type.getType(array.substring(1));
        char shape = elementShape(opcode - Opcodes.IASTORE, element);
        String value = shape == 'L' ? OBJECT.getDescriptor() : Code.descriptor(Code.shape(element));
        Code.hook(out, "store" + shape, "(" + arrayOf(shape) + "I" + value + ")V");
    }

    private static char elementShape(int offset, Type element) {
        return element.getSort() == Type.BOOLEAN ? 'Z' : ELEMENTS.charAt(offset);
    }

    private static String arrayOf(char shape) {
        return shape == 'L' ? "[Ljava/lang/Object;" : "[" + shape;
    }

    // Calls.

    @Override
    public void visitMethodInsn(int opcode, String callee, String name, String descriptor, boolean onInterface) {
        ordinal = opcode == Opcodes.INVOKEVIRTUAL && name.equals("ordinal") && descriptor.equals("()I");
        if (name.equals("<init>")) {
            construct(callee, descriptor);
            return;
        }
        if (callee.equals(UNSAFE) && descriptor.equals(LONG_OFFSET)) {
            visitMethodInsn(opcode, callee, name, INT_OFFSET, onInterface);
            super.visitInsn(Opcodes.I2L);
            return;
        }
        Optional<Runnable> special = special(opcode, callee, name, descriptor);
        if (special.isPresent()) {
            follow(() -> super.visitMethodInsn(opcode, callee, name, descriptor, onInterface));
            special.get().run();
            return;
        }
        callees.missing(callee, name, descriptor).ifPresent(what -> Code.refuse(out, what, MISSING));
        String declaring = callee.startsWith("[") ? callee : callees.declaring(callee, name, descriptor);
        if (callee.startsWith("[")
                || Naming.isExplorer(callee)
                || weaver.layouts().isProgram(callee) && !Naming.isPlatform(declaring)) {
            super.visitMethodInsn(opcode, callee, name, descriptor, onInterface);
        } else {
            follow(() -> super.visitMethodInsn(opcode, callee, name, descriptor, onInterface));
            foreign.write(opcode, callee, declaring, name, descriptor, onInterface);
        }
    }

    /** What is written in place of a call that is not an ordinary one. */
    private Optional<Runnable> special(int opcode, String callee, String name, String descriptor) {
        String key = name + descriptor;
        if (callee.equals(HANDLE)) {
            if (HandleCalls.isAccess(name) && opcode == Opcodes.INVOKEVIRTUAL) {
                return Optional.of(() -> extras.call(out, extras.handleCall(name, descriptor)));
            }
            Integer fence = HandleCalls.fence(name);
            if (fence != null) {
                return Optional.of(() -> {
                    Code.push(out, fence);
                    Code.hook(out, "fence", "(I)V");
                });
            }
        } else if (callee.equals(Renaming.MODELS + "Hooks")) {
            Type[] arguments = Type.getArgumentTypes(descriptor);
            Type result = Type.getReturnType(descriptor);
            String erased = Arrays.stream(arguments)
                    .map(each -> Code.shape(each) == 'L' ? OBJECT.getDescriptor() : each.getDescriptor())
                    .collect(Collectors.joining("", "(", ")"));
            return Optional.of(() -> {
                Code.hook(out, name, erased + (Code.shape(result) == 'L' ? OBJECT : result).getDescriptor());
                Code.cast(out, result);
            });
        } else if (callee.equals(LOOKUP) && (name.equals("findVarHandle") || name.equals("findStaticVarHandle"))) {
            return Optional.of(() -> Code.handleHook(out, name, "(L" + LOOKUP + ";" + descriptor.substring(1)));
        } else if (callee.equals("java/lang/invoke/MethodHandles") && name.equals("arrayElementVarHandle")) {
            return Optional.of(() -> Code.handleHook(out, name, descriptor));
        } else if (callee.startsWith("[") && name.equals("clone")) {
            boolean values = (owner.access & Opcodes.ACC_ENUM) != 0 && method.name.equals("values");
            return Optional.of(() -> {
                if (values) {
                    out.visitMethodInsn(opcode, callee, name, descriptor, false);
                    Code.push(out, Integer.MAX_VALUE);
                    Code.hook(out, "adopt", "(Ljava/lang/Object;I)Ljava/lang/Object;");
                } else {
                    Code.hook(out, "copy", "(Ljava/lang/Object;)Ljava/lang/Object;");
                }
            });
        } else if (callee.equals("java/lang/Class") && name.equals("getDeclaredField")) {
            return Optional.of(() -> Code.hook(out, "declaredField", "(Ljava/lang/Class;" + descriptor.substring(1)));
        } else if (callee.equals("java/lang/System") && name.equals("arraycopy")) {
            return Optional.of(() -> Code.hook(out, name, descriptor));
        } else if (key.equals("newInstance(Ljava/lang/Class;I)Ljava/lang/Object;")
                && callee.equals("java/lang/reflect/Array")) {
            return Optional.of(() -> Code.hook(out, name, descriptor));
        } else if (key.equals("clone()Ljava/lang/Object;") && callees.isObjects(callee, name, descriptor)) {
            return Optional.of(() -> Code.hook(out, "copy", "(Ljava/lang/Object;)Ljava/lang/Object;"));
        } else if (key.equals("hashCode()I") && opcode != Opcodes.INVOKEINTERFACE && isIdentity(callee)) {
            String hash = opcode == Opcodes.INVOKESPECIAL ? "identityHash" : "hash";
            return Optional.of(() -> Code.hook(out, hash, "(Ljava/lang/Object;)I"));
        } else if (callee.equals(SECRETS) && Shadows.isShadow(owner.name) && method.name.equals("<clinit>")) {
            // The JDK gets at its own internals; what it then does with them is refused where it does it.
            return Optional.of(() -> out.visitInsn(Opcodes.ACONST_NULL));
        } else if (callee.equals("java/lang/System") && name.equals("identityHashCode")) {
            return Optional.of(() -> Code.hook(out, "identityHash", "(Ljava/lang/Object;)I"));
        } else if (callee.equals("java/lang/Runtime") && name.equals("availableProcessors")) {
            return Optional.of(() -> {
                out.visitInsn(Opcodes.POP);
                Code.push(out, PROCESSORS);
            });
        } else if (callee.equals("java/util/Arrays")) {
            return arrays.call(name, descriptor, owner.name);
        }
        return switch (key) {
            case "wait()V" -> Optional.of(() -> monitor("await", "(Ljava/lang/Object;)V"));
            case "wait(J)V" -> Optional.of(() -> monitor("await", "(Ljava/lang/Object;J)V"));
            case "wait(JI)V" -> Optional.of(() -> monitor("await", "(Ljava/lang/Object;JI)V"));
            case "notify()V" -> Optional.of(() -> monitor("notify", "(Ljava/lang/Object;)V"));
            case "notifyAll()V" -> Optional.of(() -> monitor("notifyAll", "(Ljava/lang/Object;)V"));
            default -> Optional.empty();
        };
    }

    /** True if the hash code of such objects may be that of their identity. */
    private boolean isIdentity(String callee) {
        if (callee.startsWith("[")) {
            return true;
        }
        String declaring = callees.declaring(callee, "hashCode", "()I");
        return declaring.equals("java/lang/Object") || declaring.equals("java/lang/Enum");
    }

    private void monitor(String name, String descriptor) {
        if (weaver.files().find(MONITOR).isPresent()) {
            out.visitMethodInsn(Opcodes.INVOKESTATIC, MONITOR, name, descriptor, false);
        } else {
            Code.refuse(out, "a monitor", "use a component's lock");
            for (int at = Type.getArgumentTypes(descriptor).length - 1; at >= 0; at--) {
                out.visitInsn(Type.getArgumentTypes(descriptor)[at].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
            }
        }
    }

    // Call sites and constants.

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        ordinal = false;
        String maker = bootstrap.getOwner() + "." + bootstrap.getName();
        switch (maker) {
            case "java/lang/invoke/LambdaMetafactory.metafactory",
                    "java/lang/invoke/LambdaMetafactory.altMetafactory" -> {
                follow(() -> super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments));
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        check(handle);
                    }
                }
                extras.call(out, extras.lambda(name, descriptor, bootstrap, extras.handles(arguments)));
            }
            case "java/lang/runtime/ObjectMethods.bootstrap" ->
                super.visitInvokeDynamicInsn(name, descriptor, bootstrap, extras.handles(arguments));
            case "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
                    "java/lang/invoke/StringConcatFactory.makeConcat",
                    "java/lang/runtime/SwitchBootstraps.typeSwitch",
                    "java/lang/runtime/SwitchBootstraps.enumSwitch" ->
                super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            default -> {
                Code.refuse(out, "a call site of " + Names.binary(maker), "compile it with javac");
                super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
            }
        }
    }

    /** Refuses a method reference as the call would be. */
    private void check(Handle handle) {
        String callee = handle.getOwner();
        if (callee.startsWith("[") || handle.getTag() <= Opcodes.H_PUTSTATIC) {
            return;
        }
        callees.missing(callee, handle.getName(), handle.getDesc())
                .ifPresent(what -> Code.refuse(out, what.replace(".", "::"), MISSING));
        String declaring = callees.declaring(callee, handle.getName(), handle.getDesc());
        if (Naming.isExplorer(callee) || weaver.layouts().isProgram(callee) && !Naming.isPlatform(declaring)) {
            return;
        }
        Type[] arguments = Type.getArgumentTypes(handle.getDesc());
        Optional<String> mend = Arrays.stream(arguments).anyMatch(each -> each.getSort() == Type.ARRAY)
                        || Type.getReturnType(handle.getDesc()).getSort() == Type.ARRAY
                ? Optional.of("write a lambda: the array must be shown to the JDK")
                : foreign.refusal(callee, declaring, handle.getName(), arguments);
        mend.ifPresent(text -> Code.refuse(out, Names.binary(declaring) + "::" + handle.getName(), text));
    }

    @Override
    public void visitLdcInsn(Object value) {
        ordinal = false;
        if (value instanceof ConstantDynamic dynamic) {
            Code.refuse(out, "dynamic constant " + dynamic.getName(), "initialise a static final field");
        } else if (value instanceof Handle handle) {
            Code.refuse(out, "method handle " + handle.getName(), "call the method in code");
        }
        super.visitLdcInsn(value);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        ordinal = false;
        super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        ordinal = false;
        if (opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE) {
            follow(() -> super.visitJumpInsn(opcode, label));
            Code.hook(out, "same", "(Ljava/lang/Object;Ljava/lang/Object;)Z");
            out.visitJumpInsn(opcode == Opcodes.IF_ACMPEQ ? Opcodes.IFNE : Opcodes.IFEQ, label);
            return;
        }
        super.visitJumpInsn(opcode, label);
    }
}
