package smpng.explorer.jcstress;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.explorer.graph.Locations;

/** Puts a test together from a class: its methods, what they share, and what is declared. */
final class TestParts {
    private final TestReader reader;
    private final ClassNode type;
    private final String name;
    private final Set<String> states = new LinkedHashSet<>();
    private final Set<String> results = new LinkedHashSet<>();

    TestParts(TestReader reader, ClassNode type) {
        this.reader = reader;
        this.type = type;
        this.name = type.name.replace('/', '.');
    }

    /**
     * The test.
     *
     * @param about the annotations that may declare outcomes, first to last
     */
    StressTest test(List<Annotations> about) throws MalformedTest {
        if (Annotations.of(type).has(Annotations.STATE)) {
            states.add(name);
        }
        List<Call> actors = calls(Annotations.ACTOR);
        Optional<Call> arbiter = only(Annotations.ARBITER);
        Optional<Call> signal = only(Annotations.SIGNAL);
        if (isTermination()) {
            checkTermination(actors, arbiter, signal);
        } else {
            checkContinuous(actors, signal);
        }
        String state = states.stream()
                .findFirst()
                .orElseThrow(() -> new MalformedTest(
                        "the test has no state", name, "annotate it, or the class of a parameter, with @State"));
        one(states, Annotations.STATE);
        one(results, Annotations.RESULT);
        reader.instantiable(state, "state", name);
        reader.instantiable(name, "test", name);
        Optional<String> result = results.stream().findFirst();
        if (result.isPresent()) {
            checkResult(reader.instantiable(result.get(), "result", name));
        }
        return new StressTest(
                name,
                state,
                result,
                actors,
                arbiter,
                signal,
                new Expectations(declared(about)),
                last(about, Annotations.DESCRIPTION),
                references(about));
    }

    private boolean isTermination() {
        return Annotations.of(type)
                .one(Annotations.TEST)
                .map(its -> Annotations.constant(its, "value"))
                .orElse("")
                .equals("Termination");
    }

    private void checkContinuous(List<Call> actors, Optional<Call> signal) throws MalformedTest {
        if (actors.isEmpty()) {
            throw new MalformedTest("the test has no actor", name, "annotate methods with @Actor");
        }
        if (actors.size() >= Locations.MAX_THREADS) {
            throw new MalformedTest(
                    "the test has " + actors.size() + " actors", name, "at most " + (Locations.MAX_THREADS - 1));
        }
        if (signal.isPresent()) {
            throw new MalformedTest(
                    "a signal needs termination mode", where(signal.get().name()), "@JCStressTest(Mode.Termination)");
        }
        if (results.isEmpty()) {
            throw new MalformedTest(
                    "the test has no result", name, "give an actor or the arbiter a parameter of a @Result class");
        }
    }

    private void checkTermination(List<Call> actors, Optional<Call> arbiter, Optional<Call> signal)
            throws MalformedTest {
        if (actors.size() != 1 || signal.isEmpty()) {
            throw new MalformedTest(
                    "termination mode needs one actor and one signal",
                    name,
                    "annotate one method with @Actor and one with @Signal");
        }
        if (arbiter.isPresent()) {
            throw new MalformedTest(
                    "termination mode has no arbiter", where(arbiter.get().name()), "remove it");
        }
        if (!results.isEmpty()) {
            throw new MalformedTest(
                    "termination mode has no result", name, "its outcomes are TERMINATED, STALE and ERROR");
        }
    }

    private void checkResult(ClassNode result) throws MalformedTest {
        if (result.methods.stream().noneMatch(m -> m.name.equals("toString") && m.desc.equals("()Ljava/lang/String;"))) {
            throw new MalformedTest(
                    "the result class does not print its fields",
                    result.name.replace('/', '.'),
                    "give it a method toString");
        }
    }

    private void one(Set<String> classes, String annotation) throws MalformedTest {
        if (classes.size() > 1) {
            throw new MalformedTest(
                    "more than one @" + annotation + " class", name, "keep one of " + String.join(", ", classes));
        }
    }

    private Optional<Call> only(String annotation) throws MalformedTest {
        List<Call> calls = calls(annotation);
        if (calls.size() > 1) {
            throw new MalformedTest(
                    "more than one @" + annotation, where(calls.get(1).name()), "keep one");
        }
        return calls.stream().findFirst();
    }

    private List<Call> calls(String annotation) throws MalformedTest {
        List<Call> calls = new ArrayList<>();
        for (MethodNode method : type.methods) {
            if (Annotations.of(method).has(annotation)) {
                calls.add(call(method, annotation));
            }
        }
        return calls;
    }

    private Call call(MethodNode method, String annotation) throws MalformedTest {
        if ((method.access & Opcodes.ACC_PRIVATE) != 0) {
            throw new MalformedTest(
                    "the @" + annotation + " method is private", where(method.name), "others must be able to call it");
        }
        List<Call.Argument> arguments = new ArrayList<>();
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            arguments.add(argument(parameter.getClassName(), method));
        }
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        return new Call(name, method.name, method.desc, isStatic, List.copyOf(arguments));
    }

    private Call.Argument argument(String parameter, MethodNode method) throws MalformedTest {
        if (parameter.equals("java.lang.Thread")) {
            throw new MalformedTest(
                    "interrupting a thread is not modelled", where(method.name), "take the parameter Thread away");
        }
        Optional<Annotations> its = reader.find(parameter).map(Annotations::of);
        if (its.map(a -> a.has(Annotations.STATE)).orElse(false)) {
            states.add(parameter);
            return Call.Argument.STATE;
        }
        if (its.map(a -> a.has(Annotations.RESULT)).orElse(false)) {
            results.add(parameter);
            return Call.Argument.RESULT;
        }
        throw new MalformedTest(
                "the parameter " + parameter + " is neither state nor result",
                where(method.name),
                its.isEmpty() ? "put its class on the class path" : "annotate its class with @State or @Result");
    }

    private String where(String member) {
        return name + "." + member;
    }

    private List<Declared> declared(List<Annotations> about) throws MalformedTest {
        List<Declared> all = new ArrayList<>();
        for (Annotations some : about) {
            for (Map<String, Object> each : some.all(Annotations.OUTCOME)) {
                Expect expect = expect(Annotations.constant(each, "expect"));
                List<String> ids = Annotations.texts(each, "id");
                for (String id : ids.isEmpty() ? List.of("") : ids) {
                    all.add(new Declared(pattern(id), expect, Annotations.text(each, "desc")));
                }
            }
        }
        return List.copyOf(all);
    }

    private Expect expect(String constant) throws MalformedTest {
        try {
            return Expect.valueOf(constant);
        } catch (IllegalArgumentException e) {
            throw new MalformedTest("the expectation " + constant + " is not known", name, "compile it with JCStress 0.16");
        }
    }

    private Pattern pattern(String id) throws MalformedTest {
        try {
            return Pattern.compile(id);
        } catch (PatternSyntaxException e) {
            throw new MalformedTest(
                    "the outcome's id \"" + id + "\" is no regular expression", name, e.getDescription());
        }
    }

    private static String last(List<Annotations> about, String annotation) {
        return about.stream()
                .flatMap(some -> some.one(annotation).stream())
                .map(its -> Annotations.text(its, "value"))
                .reduce("", (first, second) -> second);
    }

    private static List<String> references(List<Annotations> about) {
        return about.stream()
                .flatMap(some -> some.all(Annotations.REF).stream())
                .map(its -> Annotations.text(its, "value"))
                .toList();
    }
}
