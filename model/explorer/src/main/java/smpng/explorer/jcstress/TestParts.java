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
import smpng.explorer.input.Annotations;
import smpng.explorer.input.MalformedInput;

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
    StressTest test(List<Annotations> about) throws MalformedInput {
        if (Names.in(type).has(Names.STATE)) {
            states.add(name);
        }
        List<Call> actors = calls(Names.ACTOR);
        Optional<Call> arbiter = only(Names.ARBITER);
        Optional<Call> signal = only(Names.SIGNAL);
        if (isTermination()) {
            checkTermination(actors, arbiter, signal);
        } else {
            checkContinuous(actors, signal);
        }
        String state = states.stream()
                .findFirst()
                .orElseThrow(() -> new MalformedInput(
                        "the test has no state", name, "annotate it, or the class of a parameter, with @State"));
        one(states, Names.STATE);
        one(results, Names.RESULT);
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
                last(about, Names.DESCRIPTION),
                references(about));
    }

    private boolean isTermination() {
        return Names.in(type)
                .one(Names.TEST)
                .map(its -> Annotations.constant(its, "value"))
                .orElse("")
                .equals("Termination");
    }

    private void checkContinuous(List<Call> actors, Optional<Call> signal) throws MalformedInput {
        if (actors.isEmpty()) {
            throw new MalformedInput("the test has no actor", name, "annotate methods with @Actor");
        }
        if (actors.size() >= Locations.MAX_THREADS) {
            throw new MalformedInput(
                    "the test has " + actors.size() + " actors", name, "at most " + (Locations.MAX_THREADS - 1));
        }
        if (signal.isPresent()) {
            throw new MalformedInput(
                    "a signal needs termination mode", where(signal.get().name()), "@JCStressTest(Mode.Termination)");
        }
        if (results.isEmpty()) {
            throw new MalformedInput(
                    "the test has no result", name, "give an actor or the arbiter a parameter of a @Result class");
        }
    }

    private void checkTermination(List<Call> actors, Optional<Call> arbiter, Optional<Call> signal)
            throws MalformedInput {
        if (actors.size() != 1 || signal.isEmpty()) {
            throw new MalformedInput(
                    "termination mode needs one actor and one signal",
                    name,
                    "annotate one method with @Actor and one with @Signal");
        }
        if (arbiter.isPresent()) {
            throw new MalformedInput(
                    "termination mode has no arbiter", where(arbiter.get().name()), "remove it");
        }
        if (!results.isEmpty()) {
            throw new MalformedInput(
                    "termination mode has no result", name, "its outcomes are TERMINATED, STALE and ERROR");
        }
    }

    private void checkResult(ClassNode result) throws MalformedInput {
        if (result.methods.stream()
                .noneMatch(m -> m.name.equals("toString") && m.desc.equals("()Ljava/lang/String;"))) {
            throw new MalformedInput(
                    "the result class does not print its fields",
                    result.name.replace('/', '.'),
                    "give it a method toString");
        }
    }

    private void one(Set<String> classes, String annotation) throws MalformedInput {
        if (classes.size() > 1) {
            throw new MalformedInput(
                    "more than one @" + annotation + " class", name, "keep one of " + String.join(", ", classes));
        }
    }

    private Optional<Call> only(String annotation) throws MalformedInput {
        List<Call> calls = calls(annotation);
        if (calls.size() > 1) {
            throw new MalformedInput(
                    "more than one @" + annotation, where(calls.get(1).name()), "keep one");
        }
        return calls.stream().findFirst();
    }

    private List<Call> calls(String annotation) throws MalformedInput {
        List<Call> calls = new ArrayList<>();
        for (MethodNode method : type.methods) {
            if (Names.in(method).has(annotation)) {
                calls.add(call(method, annotation));
            }
        }
        return calls;
    }

    private Call call(MethodNode method, String annotation) throws MalformedInput {
        if ((method.access & Opcodes.ACC_PRIVATE) != 0) {
            throw new MalformedInput(
                    "the @" + annotation + " method is private", where(method.name), "others must be able to call it");
        }
        List<Call.Argument> arguments = new ArrayList<>();
        for (Type parameter : Type.getArgumentTypes(method.desc)) {
            arguments.add(argument(parameter.getClassName(), method));
        }
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        return new Call(name, method.name, method.desc, isStatic, List.copyOf(arguments));
    }

    private Call.Argument argument(String parameter, MethodNode method) throws MalformedInput {
        if (parameter.equals("java.lang.Thread")) {
            throw new MalformedInput(
                    "interrupting a thread is not modelled", where(method.name), "take the parameter Thread away");
        }
        Optional<Annotations> its = reader.find(parameter).map(Names::in);
        if (its.map(a -> a.has(Names.STATE)).orElse(false)) {
            states.add(parameter);
            return Call.Argument.STATE;
        }
        if (its.map(a -> a.has(Names.RESULT)).orElse(false)) {
            results.add(parameter);
            return Call.Argument.RESULT;
        }
        throw new MalformedInput(
                "the parameter " + parameter + " is neither state nor result",
                where(method.name),
                its.isEmpty() ? "put its class on the class path" : "annotate its class with @State or @Result");
    }

    private String where(String member) {
        return name + "." + member;
    }

    private List<Declared> declared(List<Annotations> about) throws MalformedInput {
        List<Declared> all = new ArrayList<>();
        for (Annotations some : about) {
            for (Map<String, Object> each : some.all(Names.OUTCOME)) {
                Expect expect = expect(Annotations.constant(each, "expect"));
                List<String> ids = Annotations.texts(each, "id");
                for (String id : ids.isEmpty() ? List.of("") : ids) {
                    all.add(new Declared(pattern(id), expect, Annotations.text(each, "desc")));
                }
            }
        }
        return List.copyOf(all);
    }

    private Expect expect(String constant) throws MalformedInput {
        try {
            return Expect.valueOf(constant);
        } catch (IllegalArgumentException e) {
            throw new MalformedInput(
                    "the expectation " + constant + " is not known", name, "compile it with JCStress 0.16");
        }
    }

    private Pattern pattern(String id) throws MalformedInput {
        try {
            return Pattern.compile(id);
        } catch (PatternSyntaxException e) {
            throw new MalformedInput(
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
                .flatMap(some -> some.all(Names.REF).stream())
                .map(its -> Annotations.text(its, "value"))
                .toList();
    }
}
