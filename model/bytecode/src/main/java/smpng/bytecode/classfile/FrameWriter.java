package smpng.bytecode.classfile;

import org.objectweb.asm.ClassWriter;

/** Writes a class with stack maps computed afresh, without loading the classes they name. */
public final class FrameWriter extends ClassWriter {
    private final ClassFiles files;

    /** A writer that asks {@code files} about the hierarchy. */
    public FrameWriter(ClassFiles files) {
        super(COMPUTE_FRAMES);
        this.files = files;
    }

    @Override
    protected String getCommonSuperClass(String first, String second) {
        return files.commonSuperClass(first, second);
    }
}
