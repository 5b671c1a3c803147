package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Annotations of JCStress, by their names: nothing here needs its classes. */
final class Annotations {
    static final String TEST = "JCStressTest";
    static final String META = "JCStressMeta";
    static final String STATE = "State";
    static final String RESULT = "Result";
    static final String ACTOR = "Actor";
    static final String ARBITER = "Arbiter";
    static final String SIGNAL = "Signal";
    static final String OUTCOME = "Outcome";
    static final String DESCRIPTION = "Description";
    static final String REF = "Ref";

    private static final String PACKAGE = "Lorg/openjdk/jcstress/annotations/";

    private final List<AnnotationNode> nodes;

    private Annotations(List<AnnotationNode> visible, List<AnnotationNode> invisible) {
        nodes = new ArrayList<>();
        for (List<AnnotationNode> some : List.of(visible, invisible)) {
            nodes.addAll(some);
        }
    }

    static Annotations of(ClassNode type) {
        return new Annotations(orNone(type.visibleAnnotations), orNone(type.invisibleAnnotations));
    }

    static Annotations of(MethodNode method) {
        return new Annotations(orNone(method.visibleAnnotations), orNone(method.invisibleAnnotations));
    }

    private static List<AnnotationNode> orNone(List<AnnotationNode> some) {
        return some == null ? List.of() : some;
    }

    boolean has(String name) {
        return one(name).isPresent();
    }

    /** The elements of an annotation, by name; those left at their default are missing. */
    Optional<Map<String, Object>> one(String name) {
        return nodes.stream()
                .filter(n -> n.desc.equals(PACKAGE + name + ";"))
                .findFirst()
                .map(Annotations::elements);
    }

    /** Every annotation of one that can be repeated: {@code @Outcome}, and those in {@code @Outcome.Outcomes}. */
    List<Map<String, Object>> all(String name) {
        List<Map<String, Object>> found = new ArrayList<>();
        one(name + "$" + name + "s").ifPresent(holder -> {
            for (Object each : list(holder.get("value"))) {
                if (each instanceof AnnotationNode node) {
                    found.add(elements(node));
                }
            }
        });
        one(name).ifPresent(found::add);
        return found;
    }

    private static Map<String, Object> elements(AnnotationNode node) {
        Map<String, Object> elements = new HashMap<>();
        List<Object> values = node.values == null ? List.of() : node.values;
        for (int i = 0; i + 1 < values.size(); i += 2) {
            elements.put((String) values.get(i), values.get(i + 1));
        }
        return elements;
    }

    /** An element that is text; empty if it was left out. */
    static String text(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof String text ? text : "";
    }

    /** An element that is an array of texts; empty if it was left out. */
    static List<String> texts(Map<String, Object> elements, String name) {
        return list(elements.get(name)).stream().map(String::valueOf).toList();
    }

    /** The constant's name of an element that is an enum; empty if it was left out. */
    static String constant(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof String[] typeAndName ? typeAndName[1] : "";
    }

    /** The binary name of an element that is a class. */
    static Optional<String> type(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof Type type ? Optional.of(type.getClassName()) : Optional.empty();
    }

    private static List<?> list(@org.checkerframework.checker.nullness.qual.Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
