package smpng.suites.catalogue;

import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.AnnotationInfoList;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.PackageInfo;
import io.github.classgraph.ScanResult;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.api.Evidence;
import smpng.api.Suite;
import smpng.suites.harness.SeededBug;
import smpng.suites.harness.SeededBugs;

/**
 * Every component on the class path.
 *
 * @param components by id
 */
public record Catalogue(List<Component> components) {
    /** Copies the list. */
    public Catalogue {
        components =
                components.stream().sorted(Comparator.comparing(Component::id)).toList();
    }

    /** Scans the class path of this process. */
    public static Catalogue scan() {
        try (ScanResult scan = new ClassGraph()
                .acceptPackages("smpng")
                .enableAllInfo()
                .enableInterClassDependencies()
                .scan()) {
            ClassHashes hashes = new ClassHashes(scan);
            List<Component> components = new ArrayList<>();
            for (PackageInfo suite : scan.getPackageInfo()) {
                if (suite.hasAnnotation(Suite.class.getName())) {
                    components.add(component(suite, hashes));
                }
            }
            return new Catalogue(components);
        }
    }

    /** The component of that id. */
    public Optional<Component> component(String id) {
        return components.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** Every seeded bug. */
    public List<SeededBug> bugs() {
        return components.stream().flatMap(c -> c.bugs().stream()).toList();
    }

    private static Component component(PackageInfo suite, ClassHashes hashes) {
        AnnotationInfo annotation = suite.getAnnotationInfo(Suite.class.getName());
        if (!(annotation.loadClassAndInstantiate() instanceof Suite declared)) {
            throw new IllegalStateException("the suite annotation of " + suite.getName() + " cannot be read");
        }
        List<EvidenceTest> evidence = new ArrayList<>();
        List<SeededBug> bugs = new ArrayList<>();
        for (ClassInfo info : suite.getClassInfo()) {
            evidence.addAll(evidence(info.getName(), "", info.getAnnotationInfo()));
            for (MethodInfo method : info.getDeclaredMethodInfo()) {
                evidence.addAll(evidence(info.getName(), method.getName(), method.getAnnotationInfo()));
            }
            if (info.implementsInterface(SeededBugs.class.getName()) && !info.isAbstract()) {
                bugs.addAll(seededBugs(info));
            }
        }
        List<String> subjects =
                Arrays.stream(declared.subjects()).map(Class::getName).toList();
        return new Component(
                declared.id(), declared.title(), subjects, evidence, bugs, hashes.of(suite.getName(), subjects));
    }

    private static List<EvidenceTest> evidence(String className, String method, AnnotationInfoList annotations) {
        List<EvidenceTest> tests = new ArrayList<>();
        for (Evidence e : evidence(annotations)) {
            tests.add(new EvidenceTest(className, method, e.engine(), List.of(e.claims()), List.of(e.redBy())));
        }
        return tests;
    }

    /** One annotation, or what several become. */
    private static List<Evidence> evidence(AnnotationInfoList annotations) {
        if (loaded(annotations.get(Evidence.class.getName())) instanceof Evidence one) {
            return List.of(one);
        }
        return loaded(annotations.get(Evidence.All.class.getName())) instanceof Evidence.All all
                ? List.of(all.value())
                : List.of();
    }

    private static @Nullable Annotation loaded(@Nullable AnnotationInfo info) {
        return info == null ? null : info.loadClassAndInstantiate();
    }

    private static List<SeededBug> seededBugs(ClassInfo info) {
        try {
            Object bugs = info.loadClass().getDeclaredConstructor().newInstance();
            return bugs instanceof SeededBugs seeded ? seeded.bugs() : List.of();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(info.getName() + " needs a public constructor without parameters", e);
        }
    }
}
