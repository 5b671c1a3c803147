package smpng.discipline;

import com.sun.tools.javac.code.Attribute;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.TypeAnnotationPosition.TypePathEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.lock.qual.EnsuresLockHeld;
import org.checkerframework.checker.lock.qual.EnsuresLockHeldIf;
import org.checkerframework.checker.lock.qual.GuardedBy;
import org.checkerframework.checker.lock.qual.Holding;
import org.checkerframework.checker.lock.qual.MayReleaseLocks;
import org.checkerframework.dataflow.expression.JavaExpression;
import org.checkerframework.dataflow.expression.JavaExpressionParseException;
import org.checkerframework.framework.source.SourceChecker;
import org.checkerframework.framework.util.StringToJavaExpression;
import org.checkerframework.javacutil.AnnotationUtils;

/** Reads the lock annotations of methods and fields, from source and from class files alike. */
final class LockAnnotations {
    private static final Set<TypePathEntry> WITHIN_THE_FIELD = Set.of(TypePathEntry.ARRAY, TypePathEntry.INNER_TYPE);

    private final SourceChecker checker;

    LockAnnotations(SourceChecker checker) {
        this.checker = checker;
    }

    /** The locks a field is guarded by, relative to its owner as {@code this}. */
    record Guards(Set<JavaExpression> locks, List<String> unreadable) {}

    Contract of(ExecutableElement method) {
        Reading reading = new Reading(text -> StringToJavaExpression.atMethodDecl(text, method, checker));
        Set<JavaExpression> required = new LinkedHashSet<>();
        Set<JavaExpression> ensured = new LinkedHashSet<>();
        Map<Boolean, Set<JavaExpression>> ensuredIf = new HashMap<>();
        boolean handsOver = false;
        for (AnnotationMirror annotation : unfolded(method)) {
            if (is(annotation, Holding.class)) {
                required.addAll(reading.all(strings(annotation, "value")));
            } else if (is(annotation, EnsuresLockHeld.class)) {
                ensured.addAll(reading.all(strings(annotation, "value")));
            } else if (is(annotation, EnsuresLockHeldIf.class)) {
                boolean result = (Boolean) value(annotation, "result");
                ensuredIf
                        .computeIfAbsent(result, r -> new LinkedHashSet<>())
                        .addAll(reading.all(strings(annotation, "expression")));
            } else if (is(annotation, MayReleaseLocks.class)) {
                handsOver = true;
            }
        }
        return new Contract(required, handsOver, ensured, ensuredIf, reading.unreadable());
    }

    Guards of(VariableElement field) {
        Reading reading = new Reading(text -> StringToJavaExpression.atFieldDecl(text, field, checker));
        Set<JavaExpression> locks = new LinkedHashSet<>();
        // Not field.asType(): for a class read from a class file it has lost its annotations.
        for (Attribute.TypeCompound annotation : ((Symbol) field).getRawTypeAttributes()) {
            boolean ofTheField =
                    annotation.position.location.stream().allMatch(step -> WITHIN_THE_FIELD.contains(step));
            if (ofTheField && is(annotation, GuardedBy.class)) {
                locks.addAll(reading.all(strings(annotation, "value")));
            }
        }
        return new Guards(locks, reading.unreadable());
    }

    /** A repeated annotation comes in a container, named List by the framework's convention. */
    private static List<AnnotationMirror> unfolded(ExecutableElement method) {
        List<AnnotationMirror> flat = new ArrayList<>();
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            if (is(annotation, EnsuresLockHeld.List.class) || is(annotation, EnsuresLockHeldIf.List.class)) {
                ((List<?>) value(annotation, "value"))
                        .forEach(item -> flat.add((AnnotationMirror) ((AnnotationValue) item).getValue()));
            } else {
                flat.add(annotation);
            }
        }
        return flat;
    }

    private static boolean is(AnnotationMirror annotation, Class<?> type) {
        return AnnotationUtils.areSameByName(annotation, type.getCanonicalName());
    }

    private static List<String> strings(AnnotationMirror annotation, String member) {
        return value(annotation, member) instanceof List<?> items
                ? items.stream()
                        .map(item -> (String) ((AnnotationValue) item).getValue())
                        .toList()
                : List.of();
    }

    /** The value of a member, or null when it is left to its default. */
    private static Object value(AnnotationMirror annotation, String member) {
        return annotation.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .map(entry -> entry.getValue().getValue())
                .findFirst()
                .orElse(null);
    }

    private interface Parser {
        JavaExpression parse(String text) throws JavaExpressionParseException;
    }

    private record Reading(Parser parser, List<String> unreadable) {
        Reading(Parser parser) {
            this(parser, new ArrayList<>());
        }

        List<JavaExpression> all(List<String> texts) {
            List<JavaExpression> locks = new ArrayList<>();
            for (String text : texts) {
                try {
                    locks.add(parser.parse(text));
                } catch (JavaExpressionParseException e) {
                    unreadable.add(text);
                }
            }
            return locks;
        }
    }
}
