package smpng.bytecode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which classes and methods outside the instrumented ones may be used: a list of names, the most specific of which
 * decides. A name is {@code package.Class#method(descriptor)}, {@code package.Class#method}, {@code package.Class} (with
 * its nested classes) or {@code package.*} (with its subpackages). A name that is not listed is refused.
 */
final class Policy {
    private static final String UNLISTED =
            "it may share state unseen: instrument its class, or allow the name if it has none";

    /** The mend for each refused name; empty for an allowed one. */
    private final Map<String, Optional<String>> rules;

    private Policy(Map<String, Optional<String>> rules) {
        this.rules = rules;
    }

    static Policy standard() {
        Rules rules = new Rules();

        rules.allow("java.lang", "Object String StringBuilder CharSequence Comparable Iterable Runnable AutoCloseable");
        rules.allow("java.lang", "Cloneable Number Byte Short Integer Long Float Double Character Boolean Void Math");
        rules.allow("java.lang", "StrictMath Enum Record Throwable StackTraceElement Override Deprecated");
        rules.allow("java.lang", "SafeVarargs SuppressWarnings FunctionalInterface annotation.*");
        rules.allow("java.lang", "Class#getName Class#getSimpleName Class#isInstance Class#cast Class#toString");
        rules.allow("java.lang", "Class#desiredAssertionStatus Class#getEnumConstants Class#isArray");
        rules.allow("java.lang", "System#out System#err System#lineSeparator runtime.* invoke.LambdaMetafactory");
        rules.allow("java.lang", "invoke.StringConcatFactory invoke.VarHandle invoke.MethodHandles#lookup");
        rules.allow("java.lang", "invoke.MethodHandles#privateLookupIn invoke.MethodHandles#arrayElementVarHandle");
        rules.allow("java.lang", "invoke.MethodHandles$Lookup#findVarHandle");
        rules.allow("java.lang", "invoke.MethodHandles$Lookup#findStaticVarHandle");
        rules.allow("java.lang", "invoke.MethodHandles$Lookup#in invoke.MethodHandles$Lookup#lookupClass");
        rules.allow("java", "io.PrintStream io.Serializable math.* util.* util.function.* util.stream.*");
        rules.allow("java", "time.Duration util.concurrent.TimeUnit util.concurrent.Callable");

        String lock = "use a component's lock, or a VarHandle";
        rules.refuse("java.lang", "Object#wait Object#notify Object#notifyAll", "block through the scheduler seam");
        rules.refuse(
                "java.lang", "Thread ThreadGroup InheritableThreadLocal", "go through the CPU and scheduler seams");
        rules.refuse("java.lang", "ThreadLocal ScopedValue", "keep per-thread state in the machine instance");
        rules.refuse("java.util.concurrent", "locks.*", lock + "; park through the scheduler seam");
        rules.refuse("java.util.concurrent", "atomic.*", "use a field and a VarHandle");
        rules.refuse("java.util", "concurrent.*", "use the project's components; this state is invisible");
        rules.refuse("java.util.concurrent", "TimeUnit#sleep TimeUnit#timedJoin", "wait through the scheduler seam");
        rules.refuse("java.util.concurrent", "TimeUnit#timedWait", "wait through the scheduler seam");
        rules.refuse("sun.misc", "Unsafe", "use a VarHandle");
        rules.refuse("jdk.internal", "*", "use a VarHandle");
        rules.refuse("java.lang", "reflect.* Class ref.*", "access the member in code");

        String handle = "access the field in code, or through a VarHandle's access modes";
        rules.refuse("java.lang.invoke", "MethodHandles MethodHandle VarHandle#toMethodHandle", handle);
        String view = "a view of bytes is no field: use an array of the element type";
        rules.refuse("java.lang.invoke", "MethodHandles#byteBufferViewVarHandle", view);
        rules.refuse("java.lang.invoke", "MethodHandles#byteArrayViewVarHandle", view);

        String clock = "take the time through the CPU seam";
        rules.refuse("java.lang", "System#nanoTime System#currentTimeMillis", clock);
        rules.refuse("java.util", "Date Calendar TimeZone Timer TimerTask", clock);
        String random = "pass a seed in";
        rules.refuse("java.lang", "Math#random StrictMath#random", random);
        rules.refuse("java.util", "Random#<init>() SplittableRandom#<init>() UUID#randomUUID", random);
        rules.refuse("java.util", "Collections#shuffle(java.util.List)", random);
        String identity = "give the objects numbers of their own: this one differs from run to run";
        rules.refuse("java.lang", "System#identityHashCode", identity);
        rules.refuse("java.util", "IdentityHashMap WeakHashMap", identity);

        String loop = "write the loop: elements copied at once are invisible";
        rules.refuse("java.lang", "System#arraycopy", loop);
        rules.refuse("java.util", "Arrays", loop);
        String confined = "java.util collections stand for confined data only";
        rules.refuse("java.util", "Vector Hashtable Stack Collections#synchronizedCollection", confined);
        rules.refuse("java.util", "Collections#synchronizedList Collections#synchronizedMap", confined);
        rules.refuse("java.util", "Collections#synchronizedSet Collections#synchronizedSortedMap", confined);
        rules.refuse("java.util", "Collection#parallelStream", confined);
        rules.refuse("java.util", "stream.BaseStream#parallel stream.StreamSupport", confined);
        rules.refuse("java.util", "stream.IntStream#parallel stream.LongStream#parallel", confined);
        rules.refuse("java.util", "stream.DoubleStream#parallel stream.Stream#parallel", confined);
        rules.refuse("java.util", "List#parallelStream Set#parallelStream Queue#parallelStream", confined);
        rules.refuse("java.util", "ServiceLoader jar.* zip.* logging.* prefs.*", "not part of a component");
        return new Policy(rules.byName);
    }

    /** This policy with more names allowed; an added name counts as listed after all others. */
    Policy allowing(String... names) {
        Map<String, Optional<String>> more = new HashMap<>(rules);
        Arrays.stream(names).forEach(name -> more.put(name, Optional.empty()));
        return new Policy(more);
    }

    /** This policy with more names refused; an added name counts as listed after all others. */
    Policy refusing(String mend, String... names) {
        Map<String, Optional<String>> more = new HashMap<>(rules);
        Arrays.stream(names).forEach(name -> more.put(name, Optional.of(mend)));
        return new Policy(more);
    }

    /** Why a use of a whole class, as a supertype, is refused; empty if it is allowed. */
    Optional<String> refusesType(String className) {
        return decide(className);
    }

    /**
     * Why a use of a member is refused.
     *
     * @param className binary name of the class
     * @param member method or field
     * @param parameters the method's parameter types, as in {@code (int,java.util.List)}; empty for a field
     */
    Optional<String> refusesMember(String className, String member, String parameters) {
        String name = className + "#" + member;
        Optional<String> exact = rules.get(name + parameters);
        if (exact != null) {
            return exact;
        }
        Optional<String> overloads = rules.get(name);
        return overloads != null ? overloads : decide(className);
    }

    private Optional<String> decide(String className) {
        for (String at = className; ; at = at.substring(0, at.lastIndexOf('$'))) {
            Optional<String> rule = rules.get(at);
            if (rule != null) {
                return rule;
            }
            if (at.lastIndexOf('$') <= 0) {
                break;
            }
        }
        // Every exception class of the language is harmless, and there are too many to list.
        if (className.matches("java\\.(lang|util|io)\\.\\w+(Exception|Error)")) {
            return Optional.empty();
        }
        for (int dot = className.lastIndexOf('.'); dot > 0; dot = className.lastIndexOf('.', dot - 1)) {
            Optional<String> rule = rules.get(className.substring(0, dot) + ".*");
            if (rule != null) {
                return rule;
            }
        }
        return Optional.of(UNLISTED);
    }

    /** The list, one name per line: {@code + name} allowed, {@code - name: mend} refused. */
    @Override
    public String toString() {
        return rules.entrySet().stream()
                .map(rule -> rule.getValue()
                        .map(mend -> "- " + rule.getKey() + ": " + mend)
                        .orElse("+ " + rule.getKey()))
                .collect(Collectors.joining("\n"));
    }

    /** Collects the list above. */
    private static final class Rules {
        private final Map<String, Optional<String>> byName = new LinkedHashMap<>();

        void allow(String prefix, String names) {
            put(prefix, names, Optional.empty());
        }

        void refuse(String prefix, String names, String mend) {
            put(prefix, names, Optional.of(mend));
        }

        private void put(String prefix, String names, Optional<String> rule) {
            for (String name : names.split(" ")) {
                if (byName.put(prefix + "." + name, rule) != null) {
                    throw new IllegalStateException("listed twice: " + prefix + "." + name);
                }
            }
        }
    }
}
