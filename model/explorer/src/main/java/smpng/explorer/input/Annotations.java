package smpng.explorer.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The annotations of a class, a method or a parameter, by their simple names: nothing here needs their classes. */
public final class Annotations {
    private final List<String> packages;
    private final List<AnnotationNode> nodes;

    private Annotations(List<String> packages, List<AnnotationNode> nodes) {
        this.packages = packages;
        this.nodes = nodes;
    }

    /**
     * Reads annotations of some packages.
     *
     * @param packages with slashes
     */
    public static Annotations of(ClassNode type, List<String> packages) {
        return new Annotations(packages, joined(type.visibleAnnotations, type.invisibleAnnotations));
    }

    /** As {@link #of(ClassNode, List)}. */
    public static Annotations of(MethodNode method, List<String> packages) {
        return new Annotations(packages, joined(method.visibleAnnotations, method.invisibleAnnotations));
    }

    /** Those of a method's parameter. */
    public static Annotations of(MethodNode method, int parameter, List<String> packages) {
        return new Annotations(
                packages,
                joined(
                        at(method.visibleParameterAnnotations, parameter),
                        at(method.invisibleParameterAnnotations, parameter)));
    }

    private static List<AnnotationNode> joined(
            @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
        List<AnnotationNode> all = new ArrayList<>();
        if (visible != null) {
            all.addAll(visible);
        }
        if (invisible != null) {
            all.addAll(invisible);
        }
        return all;
    }

    private static @Nullable List<AnnotationNode> at(List<AnnotationNode> @Nullable [] lists, int index) {
        return lists == null || index >= lists.length ? null : lists[index];
    }

    /** True if there is one of that name. */
    public boolean has(String name) {
        return one(name).isPresent();
    }

    /** The elements of an annotation, by name; those left at their default are missing. */
    public Optional<Map<String, Object>> one(String name) {
        return nodes.stream()
                .filter(n -> packages.stream().anyMatch(p -> n.desc.equals("L" + p + "/" + name + ";")))
                .findFirst()
                .map(Annotations::elements);
    }

    /** Every annotation of one that can be repeated: {@code @Outcome}, and those in {@code @Outcome.Outcomes}. */
    public List<Map<String, Object>> all(String name) {
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
    public static String text(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof String text ? text : "";
    }

    /** An element that is an array of texts; empty if it was left out. */
    public static List<String> texts(Map<String, Object> elements, String name) {
        return list(elements.get(name)).stream().map(String::valueOf).toList();
    }

    /** The constant's name of an element that is an enum; empty if it was left out. */
    public static String constant(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof String[] typeAndName ? typeAndName[1] : "";
    }

    /** The binary name of an element that is a class. */
    public static Optional<String> type(Map<String, Object> elements, String name) {
        return elements.get(name) instanceof Type type ? Optional.of(type.getClassName()) : Optional.empty();
    }

    /** An element that is true or false; false if it was left out. */
    public static boolean flag(Map<String, Object> elements, String name) {
        return Boolean.TRUE.equals(elements.get(name));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
