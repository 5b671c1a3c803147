package smpng.explorer.linearizability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.explorer.input.Annotations;
import smpng.explorer.input.ClassPath;
import smpng.explorer.input.MalformedInput;

/** Reads classes of operations from class files, by Lincheck's annotations, old and new. */
public final class OperationsReader {
    private static final List<String> PACKAGES =
            List.of("org/jetbrains/lincheck/datastructures", "org/jetbrains/kotlinx/lincheck/annotations");

    private static final String OPERATION = "Operation";
    private static final String PARAM = "Param";

    /** Types whose values two runs can compare. */
    private static final Set<String> RESULTS = Set.of(
            "V",
            "Z",
            "B",
            "C",
            "S",
            "I",
            "J",
            "F",
            "D",
            "Ljava/lang/String;",
            "Ljava/lang/Boolean;",
            "Ljava/lang/Byte;",
            "Ljava/lang/Character;",
            "Ljava/lang/Short;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Object;");

    private final ClassPath path;
    private final int values;

    /**
     * A reader.
     *
     * @param values how many values a parameter takes, at most
     */
    public OperationsReader(ClassPath path, int values) {
        this.path = path;
        this.values = values;
    }

    /** True if a class has an operation. */
    public boolean hasOperations(String name) {
        return find(name)
                .map(c -> c.methods.stream()
                        .anyMatch(m -> Annotations.of(m, PACKAGES).has(OPERATION)))
                .orElse(false);
    }

    /**
     * Reads a class.
     *
     * @throws MalformedInput if it has no operation, or one that cannot be run
     */
    public Operations read(String name) throws MalformedInput {
        ClassNode type = find(name)
                .orElseThrow(() -> new MalformedInput(
                        "no such class", name, "put the folder or JAR that has it on the class path"));
        if (type.methods.stream()
                .noneMatch(m ->
                        m.name.equals("<init>") && m.desc.equals("()V") && (m.access & Opcodes.ACC_PRIVATE) == 0)) {
            throw new MalformedInput(
                    "the class has no constructor without parameters", name, "give it one that is not private");
        }
        Map<String, Map<String, Object>> named = new LinkedHashMap<>();
        for (Map<String, Object> param : Annotations.of(type, PACKAGES).all(PARAM)) {
            named.put(Annotations.text(param, "name"), param);
        }
        List<Operation> operations = new ArrayList<>();
        for (MethodNode method : type.methods) {
            Optional<Map<String, Object>> its = Annotations.of(method, PACKAGES).one(OPERATION);
            if (its.isPresent()) {
                operations.add(operation(name, method, its.get(), named));
            }
        }
        if (operations.isEmpty()) {
            throw new MalformedInput("the class has no operation", name, "annotate methods with @Operation");
        }
        return new Operations(name, List.copyOf(operations));
    }

    private Optional<ClassNode> find(String name) {
        return path.bytes(name).map(bytes -> {
            ClassNode node = new ClassNode();
            new ClassReader(bytes)
                    .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return node;
        });
    }

    private Operation operation(
            String owner, MethodNode method, Map<String, Object> its, Map<String, Map<String, Object>> named)
            throws MalformedInput {
        String where = owner + "." + method.name;
        if ((method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0) {
            throw new MalformedInput("the operation is private or static", where, "make it an instance's, for others");
        }
        String result = Type.getReturnType(method.desc).getDescriptor();
        if (!RESULTS.contains(result)) {
            throw new MalformedInput(
                    "results of " + Type.getReturnType(method.desc).getClassName() + " cannot be compared",
                    where,
                    "return a number, a truth value or a text");
        }
        Type[] parameters = Type.getArgumentTypes(method.desc);
        List<String> names = Annotations.texts(its, "params");
        List<List<Object>> choices = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            Map<String, Object> inline =
                    Annotations.of(method, i, PACKAGES).one(PARAM).orElse(Map.of());
            String reference = i < names.size() ? names.get(i) : Annotations.text(inline, "name");
            Map<String, Object> param = inline.containsKey("gen") ? inline : named.getOrDefault(reference, Map.of());
            choices.add(choices(parameters[i], param, where));
        }
        String group = Annotations.text(its, "nonParallelGroup");
        return new Operation(
                method.name,
                method.desc,
                List.copyOf(choices),
                Annotations.flag(its, "runOnce"),
                group.isEmpty() ? Annotations.text(its, "group") : group);
    }

    private List<Object> choices(Type type, Map<String, Object> param, String where) throws MalformedInput {
        String generator = Annotations.type(param, "gen").orElse("");
        String simple = generator.substring(generator.lastIndexOf('.') + 1);
        String conf = Annotations.text(param, "conf");
        String kind = type.getClassName().substring(type.getClassName().lastIndexOf('.') + 1);
        if (!generator.isEmpty() && !simple.matches("(Int|Long|Short|Byte|Boolean)Gen")) {
            throw new MalformedInput("the generator " + simple + " is not known", where, "use IntGen, with a range");
        }
        return switch (kind) {
            case "boolean", "Boolean" -> List.of(false, true);
            case "int", "Integer" ->
                range(conf, where).mapToObj(v -> (Object) (int) v).toList();
            case "long", "Long" -> range(conf, where).mapToObj(v -> (Object) v).toList();
            case "short", "Short" ->
                range(conf, where).mapToObj(v -> (Object) (short) v).toList();
            case "byte", "Byte" ->
                range(conf, where).mapToObj(v -> (Object) (byte) v).toList();
            default ->
                throw new MalformedInput("no values are known for the parameter " + kind, where, "use int or boolean");
        };
    }

    private LongStream range(String conf, String where) throws MalformedInput {
        if (conf.isEmpty()) {
            return LongStream.range(0, values);
        }
        String[] ends = conf.split(":");
        try {
            long from = Long.parseLong(ends[0].strip());
            long to = Long.parseLong(ends[ends.length - 1].strip());
            return LongStream.rangeClosed(from, to).limit(values);
        } catch (NumberFormatException e) {
            throw new MalformedInput("the range " + conf + " is not two numbers", where, "as in 1:3");
        }
    }
}
