package smpng.explorer.input;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells class files apart: the first half of their SHA-256, in hexadecimal digits. */
public final class ClassDigest {
    private static final int DIGITS = 32;

    private ClassDigest() {}

    /** Of a class file. */
    public static String of(byte[] file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
