package smpng.suites.catalogue;

import io.github.classgraph.ClassInfo;
import io.github.classgraph.Resource;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** Hashes what a suite reaches: its own classes, the subjects, and every class of this project those refer to. */
final class ClassHashes {
    private static final int HEX_DIGITS = 16;

    private final ScanResult scan;

    ClassHashes(ScanResult scan) {
        this.scan = scan;
    }

    String of(String suitePackage, List<String> subjects) {
        TreeSet<String> reached = new TreeSet<>();
        Deque<ClassInfo> open = new ArrayDeque<>();
        for (ClassInfo info : scan.getAllClasses()) {
            if (info.getPackageName().equals(suitePackage) || subjects.contains(info.getName())) {
                open.add(info);
            }
        }
        while (!open.isEmpty()) {
            ClassInfo info = open.remove();
            if (info.getName().startsWith("smpng.") && reached.add(info.getName())) {
                open.addAll(info.getClassDependencies());
                open.addAll(info.getInnerClasses());
            }
        }
        return digest(reached);
    }

    private String digest(TreeSet<String> names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                for (Resource resource : scan.getResourcesWithPath(name.replace('.', '/') + ".class")) {
                    digest.update(resource.load());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a class on the class path cannot be read", e);
        }
    }
}
