package smpng.suites.catalogue;

import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.PackageInfo;
import io.github.classgraph.ScanResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import smpng.api.Engine;
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
            evidenceOf(info).ifPresent(e -> evidence.add(evidence(info.getName(), "", e)));
            for (MethodInfo method : info.getDeclaredMethodInfo()) {
                if (method.hasAnnotation(Evidence.class.getName())
                        && method.getAnnotationInfo(Evidence.class.getName()).loadClassAndInstantiate()
                                instanceof Evidence e) {
                    evidence.add(evidence(info.getName(), method.getName(), e));
                }
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

    private static Optional<Evidence> evidenceOf(ClassInfo info) {
        return info.hasAnnotation(Evidence.class.getName())
                        && info.getAnnotationInfo(Evidence.class.getName()).loadClassAndInstantiate()
                                instanceof Evidence e
                ? Optional.of(e)
                : Optional.empty();
    }

    private static EvidenceTest evidence(String className, String method, Evidence e) {
        Engine engine = e.engine();
        return new EvidenceTest(className, method, engine, List.of(e.claims()), List.of(e.redBy()));
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
