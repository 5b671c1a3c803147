package smpng.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/** Names of files that are made of what others called their things. */
final class FileNames {
    private static final int LONGEST = 100;

    private FileNames() {}

    /**
     * The parts in a row, without what no file should be called; two that differ only in that, or only behind the longest
     * name, get different names. The same parts always get the same one.
     */
    static String of(String... parts) {
        String whole = String.join("-", List.of(parts));
        String usual = whole.replaceAll(", ", "_").replace('$', '.');
        String plain = usual.replaceAll("[^A-Za-z0-9._-]+", "_");
        if (plain.equals(usual) && plain.length() <= LONGEST && !plain.startsWith(".")) {
            return plain;
        }
        CRC32 sum = new CRC32();
        sum.update(whole.getBytes(StandardCharsets.UTF_8));
        String start = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceFirst("^[.]+", "");
        return start + "-" + String.format("%08x", sum.getValue());
    }
}
