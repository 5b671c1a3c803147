package smpng.explorer.guest;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.NotModelled;
import smpng.bytecode.Refusal;
import smpng.bytecode.Refusals;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.FrameWriter;
import smpng.bytecode.classfile.Names;
import smpng.explorer.guest.Layouts.Kind;
import smpng.explorer.guest.Layouts.Layout;

/**
 * Rewrites a class so that the heap makes its objects and holds their fields.
 *
 * <p>Constructors become methods named {@link #INIT}, which run on an object that exists already: nothing is ever
 * uninitialised, so that an object may be one that an earlier execution made. One real constructor is left, which does
 * nothing. Exceptions and enums keep theirs.
 */
@SuppressWarnings({"nullness:argument", "nullness:assignment"}) // the library takes null for none
final class ClassWeaver {
    static final String INIT = "$init";
    static final String GUEST = "smpng/explorer/guest/Guest";
    static final String HOOKS = "smpng/explorer/guest/Hooks";
    static final String HANDLE_HOOKS = "smpng/explorer/guest/HandleHooks";
    static final String BARE = "(Lsmpng/explorer/guest/Guest$Bare;)V";
    private static final String LOCATED = "smpng/explorer/guest/Located";

    private final ClassFiles files;
    private final Layouts layouts;
    private final Types types;
    private final Identities identities;
    private final Refusals refusals;

    ClassWeaver(ClassFiles files, Layouts layouts, Types types, Identities identities, Refusals refusals) {
        this.files = files;
        this.layouts = layouts;
        this.types = types;
        this.identities = identities;
        this.refusals = refusals;
    }

    ClassFiles files() {
        return files;
    }

    Layouts layouts() {
        return layouts;
    }

    Types types() {
        return types;
    }

    Identities identities() {
        return identities;
    }

    Refusals refusals() {
        return refusals;
    }

    /** The rewritten form of a class. */
    byte[] weave(byte[] original) {
        ClassNode type = new ClassNode();
        new ClassReader(framed(original)).accept(type, ClassReader.EXPAND_FRAMES);
        Layout layout = layouts.of(type.name);
        if (layout.kind() == Kind.REFUSED) {
            throw new NotModelled(List.of(new Refusal(
                    Names.binary(type.name),
                    "-",
                    -1,
                    "superclass " + Names.binary(String.valueOf(type.superName)),
                    "its fields are invisible: hold one instead of being one")));
        }
        for (MethodNode method : type.methods) {
            if (method.name.equals("finalize") && method.desc.equals("()V")) {
                throw new NotModelled(List.of(new Refusal(
                        Names.binary(type.name), method.name, firstLine(method), "a finalizer", "release in code")));
            }
        }
        ClassWriter out = new FrameWriter(files);
        boolean isInterface = (type.access & Opcodes.ACC_INTERFACE) != 0;
        boolean topmost = layout.parent() == null;
        boolean made = !isInterface && layout.kind() != Kind.NATIVE;
        String superName = made && topmost && layout.kind() == Kind.GUEST ? GUEST : String.valueOf(type.superName);
        List<String> interfaces = new ArrayList<>(type.interfaces);
        boolean located = !isInterface && topmost && layout.kind() != Kind.GUEST;
        if (located) {
            interfaces.add(LOCATED);
        }
        out.visit(
                type.version,
                // What is private to a package of the JDK must be seen from where its shadow is used.
                Shadows.isShadow(type.name) ? type.access | Opcodes.ACC_PUBLIC : type.access & ~Opcodes.ACC_RECORD,
                type.name,
                type.signature,
                superName,
                interfaces.toArray(new String[0]));
        out.visitSource(type.sourceFile, null);
        nest(type, out);
        for (FieldNode field : type.fields) {
            // Instance fields are here so that the verifier accepts what a constructor writes before it calls another.
            if (isNative(field) || (field.access & Opcodes.ACC_STATIC) == 0 && layout.kind() == Kind.NATIVE) {
                int keep = (field.access & Opcodes.ACC_STATIC) != 0
                        ? field.access
                        : field.access & ~(Opcodes.ACC_FINAL | Opcodes.ACC_VOLATILE);
                out.visitField(keep, field.name, field.desc, null, field.value).visitEnd();
            } else if ((field.access & Opcodes.ACC_STATIC) != 0) {
                initialValue(layout, field);
            }
        }
        if (layout.any(Opcodes.ACC_STATIC, Opcodes.ACC_FINAL)) {
            out.visitField(
                            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                            MethodWeaver.TRIGGER,
                            "Z",
                            null,
                            null)
                    .visitEnd();
        }
        Extras extras = new Extras(this, type.name, isInterface);
        for (MethodNode method : type.methods) {
            method(type, layout, method, out, extras);
        }
        extras.write(out);
        if (made) {
            bare(superName, topmost, out);
        }
        if (located) {
            located(type.name, out);
        }
        out.visitEnd();
        return out.toByteArray();
    }

    private static int firstLine(MethodNode method) {
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof LineNumberNode number) {
                return number.line;
            }
        }
        return -1;
    }

    /** A class file that has stack maps: they tell the types that array instructions do not. */
    private byte[] framed(byte[] original) {
        ClassReader reader = new ClassReader(original);
        if (reader.readShort(6) >= Opcodes.V1_7) {
            return original;
        }
        ClassWriter writer = new FrameWriter(files);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, new JSRInlining(writer)) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            String signature,
                            String superName,
                            String[] interfaces) {
                        super.visit(Opcodes.V1_7, access, name, signature, superName, interfaces);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** Old compilers shared the code of {@code finally} by subroutines, which have no stack maps. */
    private static final class JSRInlining extends ClassVisitor {
        JSRInlining(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new JSRInlinerAdapter(next, access, name, descriptor, signature, exceptions);
        }
    }

    /** Static final fields stay where they are: an initialiser writes them once, and nothing they name ever moves. */
    static boolean isNative(FieldNode field) {
        int constant = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (field.access & constant) == constant;
    }

    private void initialValue(Layout layout, FieldNode field) {
        if (field.value instanceof Number value) {
            identities
                    .locations()
                    .initial(
                            java.util.Objects.requireNonNull(layout.declared().get(field.name))
                                    .where(),
                            Values.unbox(value));
        }
    }

    private static void nest(ClassNode type, ClassWriter out) {
        if (type.nestHostClass != null) {
            out.visitNestHost(type.nestHostClass);
        }
        if (type.outerClass != null) {
            out.visitOuterClass(type.outerClass, type.outerMethod, type.outerMethodDesc);
        }
        if (type.nestMembers != null) {
            type.nestMembers.forEach(out::visitNestMember);
        }
        if (type.permittedSubclasses != null) {
            type.permittedSubclasses.forEach(out::visitPermittedSubclass);
        }
        type.innerClasses.forEach(
                inner -> out.visitInnerClass(inner.name, inner.outerName, inner.innerName, inner.access));
    }

    private void method(ClassNode type, Layout layout, MethodNode method, ClassWriter out, Extras extras) {
        boolean constructor = method.name.equals("<init>");
        boolean renamed = constructor && layout.kind() != Kind.NATIVE;
        int access = method.access & ~Opcodes.ACC_SYNCHRONIZED;
        if (renamed) {
            access = Opcodes.ACC_PUBLIC;
        }
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            access &= ~Opcodes.ACC_NATIVE;
        }
        MethodVisitor to = out.visitMethod(
                access,
                renamed ? INIT : method.name,
                method.desc,
                method.signature,
                method.exceptions.toArray(new String[0]));
        if ((method.access & Opcodes.ACC_NATIVE) != 0) {
            Code.refuse(to, "native method " + method.name, "write it in Java");
            to.visitInsn(Opcodes.ACONST_NULL);
            to.visitInsn(Opcodes.ATHROW);
            to.visitMaxs(0, 0);
            to.visitEnd();
            return;
        }
        if ((method.access & Opcodes.ACC_ABSTRACT) != 0) {
            to.visitEnd();
            return;
        }
        if (method.localVariables != null) {
            method.localVariables.clear();
        }
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        Monitors.wrap(type, method);
        Handlers.guard(method);
        Loops.watch(method);
        if (method.name.equals("<clinit>")) {
            Handlers.bracketInitialiser(Names.binary(type.name), method);
        }
        // Only code is of interest from here on.
        to.visitCode();
        MethodWeaver weaver = new MethodWeaver(this, type, layout, method, to, extras);
        method.visibleAnnotations = null;
        method.invisibleAnnotations = null;
        method.visibleTypeAnnotations = null;
        method.invisibleTypeAnnotations = null;
        method.visibleParameterAnnotations = null;
        method.invisibleParameterAnnotations = null;
        method.annotationDefault = null;
        method.parameters = null;
        method.accept(weaver);
    }

    private static void bare(String superName, boolean topmost, ClassWriter out) {
        MethodVisitor to = out.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "<init>", BARE, null, null);
        to.visitCode();
        to.visitVarInsn(Opcodes.ALOAD, 0);
        if (topmost) {
            to.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
        } else {
            to.visitVarInsn(Opcodes.ALOAD, 1);
            to.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", BARE, false);
        }
        to.visitInsn(Opcodes.RETURN);
        to.visitMaxs(0, 0);
        to.visitEnd();
    }

    private static void located(String name, ClassWriter out) {
        String guest = Type.getObjectType(GUEST).getDescriptor();
        out.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC, "$guest", guest, null, null)
                .visitEnd();
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        MethodVisitor get = out.visitMethod(access, "$guest", "()" + guest, null, null);
        get.visitCode();
        get.visitVarInsn(Opcodes.ALOAD, 0);
        get.visitFieldInsn(Opcodes.GETFIELD, name, "$guest", guest);
        get.visitInsn(Opcodes.ARETURN);
        get.visitMaxs(0, 0);
        get.visitEnd();
        MethodVisitor set = out.visitMethod(access, "$guest", "(" + guest + ")V", null, null);
        set.visitCode();
        set.visitVarInsn(Opcodes.ALOAD, 0);
        set.visitVarInsn(Opcodes.ALOAD, 1);
        set.visitFieldInsn(Opcodes.PUTFIELD, name, "$guest", guest);
        set.visitInsn(Opcodes.RETURN);
        set.visitMaxs(0, 0);
        set.visitEnd();
    }
}
