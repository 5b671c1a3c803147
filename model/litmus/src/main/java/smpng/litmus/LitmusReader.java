package smpng.litmus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.read.TestReader;

/**
 * Reads litmus tests in herd's format (the diy suite's manual, diy.inria.fr/doc): X86, AArch64, PPC and RISCV assembly, C,
 * and Java as far as VarHandle goes.
 *
 * <p>A file has at most {@value #LARGEST} bytes; its text is UTF-8 or Latin-1.
 */
public final class LitmusReader {
    /** Larger files are no litmus tests. */
    private static final int LARGEST = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws LitmusException if it is not a test that can be decided, with line and column
     * @throws UncheckedIOException if it cannot be read
     */
    public LitmusTest read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new LitmusException(Kind.SYNTAX, file.toString(), 1, 1, "more than " + LARGEST + " bytes");
            }
            return read(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text.
     *
     * @param file what errors call it
     * @throws LitmusException if it is not a test that can be decided, with line and column
     */
    public LitmusTest read(String file, String text) {
        try {
            return new TestReader(file, text).read();
        } catch (StackOverflowError e) {
            throw new LitmusException(Kind.SYNTAX, file, 1, 1, "nested too deeply");
        }
    }
}
