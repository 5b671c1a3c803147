package smpng.bytecode.patch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.FrameWriter;
import smpng.bytecode.classfile.Names;
import smpng.bytecode.classfile.TypeChecker;

/**
 * Applies patches to class files. Every engine gets its patched classes from here: the instrumenting loader directly, a
 * JVM of its own by a directory that stands first on its class path.
 */
public final class Patcher {
    /** Room for what edits push in passing; the writer computes the exact figure. */
    private static final int MORE_STACK = 4;

    private final ClassFiles files;

    /** A patcher that reads class files, those to patch and those they refer to, as {@code source} finds them. */
    public Patcher(ClassLoader source) {
        this.files = new ClassFiles(source);
    }

    /**
     * Applies patches one after another.
     *
     * @param original a class file
     * @param patches patches of this class
     * @return a class file that passes verification and keeps its line numbers
     * @throws PatchDoesNotApply if one matches too little or too much, or what results is not valid
     */
    public byte[] apply(byte[] original, List<ClassPatch> patches) {
        ClassNode type = new ClassNode();
        new ClassReader(original).accept(type, ClassReader.SKIP_FRAMES);
        for (ClassPatch patch : patches) {
            if (!patch.className().equals(Names.binary(type.name))) {
                throw new PatchDoesNotApply(patch, "the class is " + Names.binary(type.name));
            }
            MethodNode method = method(type, patch);
            // They name places that an edit may remove; no result depends on them.
            method.localVariables = List.of();
            method.visibleLocalVariableAnnotations = List.of();
            method.invisibleLocalVariableAnnotations = List.of();
            new Application(files, type, method, patch).run();
            method.maxStack += MORE_STACK;
            verify(type, method, patch);
        }
        FrameWriter writer = new FrameWriter(files);
        type.accept(writer);
        return writer.toByteArray();
    }

    /**
     * Writes patched classes in folders for their packages.
     *
     * @param directory where to; made if it is not there
     * @param patches patches of any classes
     * @return the files written
     */
    public List<Path> writeTo(Path directory, List<ClassPatch> patches) throws IOException {
        Map<String, List<ClassPatch>> byClass = new LinkedHashMap<>();
        patches.forEach(patch -> byClass.computeIfAbsent(patch.className(), key -> new ArrayList<>())
                .add(patch));
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, List<ClassPatch>> entry : byClass.entrySet()) {
            String name = Names.internal(entry.getKey());
            byte[] original = files.bytes(name)
                    .orElseThrow(() -> new PatchDoesNotApply(entry.getValue().get(0), "there is no such class"));
            Path file = directory.resolve(name + ".class");
            Path folder = file.getParent();
            Files.createDirectories(folder == null ? directory : folder);
            Files.write(file, apply(original, entry.getValue()));
            written.add(file);
        }
        return List.copyOf(written);
    }

    private static MethodNode method(ClassNode type, ClassPatch patch) {
        List<MethodNode> found = type.methods.stream()
                .filter(method ->
                        patch.method().equals(method.name) || patch.method().equals(method.name + method.desc))
                .toList();
        if (found.size() != 1) {
            List<MethodNode> candidates = found.isEmpty() ? type.methods : found;
            throw new PatchDoesNotApply(
                    patch,
                    found.size() + " methods of that name instead of 1; candidates: "
                            + candidates.stream()
                                    .map(method -> method.name + method.desc)
                                    .collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }

    private void verify(ClassNode type, MethodNode method, ClassPatch patch) {
        TypeChecker checker = new TypeChecker(
                files,
                Type.getObjectType(type.name),
                type.superName == null ? null : Type.getObjectType(type.superName),
                (type.access & Opcodes.ACC_INTERFACE) != 0);
        try {
            new Analyzer<>(checker).analyze(type.name, method);
        } catch (AnalyzerException e) {
            throw new PatchDoesNotApply(patch, "what results is not valid: " + oneLine(e));
        }
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
