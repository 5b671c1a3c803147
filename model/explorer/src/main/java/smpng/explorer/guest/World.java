package smpng.explorer.guest;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.bytecode.Refusals;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;
import smpng.explorer.graph.Locations;
import smpng.explorer.graph.Memory;
import smpng.explorer.graph.Threads;
import smpng.explorer.graph.View;

/**
 * The classes and objects of one worker: loads a program rewritten, and runs its threads against execution graphs. Objects
 * stay from one execution to the next, what is in them does not.
 *
 * <p>Used by one thread at a time. Several worlds with the same {@link Identities} that do the same set-up agree on every
 * location and value.
 */
public final class World {
    private static final MethodType VOID = MethodType.methodType(void.class);

    private final GuestLoader loader;
    private final Types types;
    private final Layouts layouts;
    private final Identities identities;
    private final Outside outside;
    private final Objects objects;
    private final Heap heap;
    private final Actors actors;
    private final LocationNames names;
    private final Pool setUp = new Pool("set-up");
    private final Pool end = new Pool("end");
    private final Map<String, Pool> initialisers = new HashMap<>();

    /**
     * What a world loads, and from where.
     *
     * @param source where class files are found, and the classes that are not rewritten
     * @param program which classes are rewritten, by binary name; those of the JDK never are
     * @param refusals what rewritten code may not call
     */
    public record Options(ClassLoader source, Predicate<String> program, Refusals refusals) {
        /** Rewrites all that the loader finds outside of the JDK. */
        public static Options of(ClassLoader source) {
            return new Options(source, name -> true, Rules.refusals());
        }
    }

    /** A world of its own, with nothing loaded yet. */
    @SuppressWarnings({"nullness:argument", "nullness:assignment"}) // the parts only keep the reference
    public World(Options options, Identities identities) {
        this.identities = identities;
        ClassFiles files = new ClassFiles(new Sources(options.source()));
        loader = new GuestLoader(this, options.source(), files, options.program());
        layouts = new Layouts(files, loader::isProgram, identities);
        types = new Types(loader, layouts);
        outside = new Outside(identities);
        objects = new Objects(this, identities, types);
        heap = new Heap(this, objects, outside, new Handles(layouts, types, this));
        names = new LocationNames(identities, layouts);
        actors = new Actors(heap, objects, identities, layouts);
        loader.weaver(new ClassWeaver(files, layouts, types, identities, options.refusals()));
    }

    /** The loader of the explorer itself. */
    static ClassLoader loader() {
        ClassLoader own = World.class.getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    Heap heap() {
        return heap;
    }

    Actors actors() {
        return actors;
    }

    Outside outside() {
        return outside;
    }

    Pool initialiser(String className) {
        return initialisers.computeIfAbsent(className, name -> new Pool("init " + name));
    }

    /** The {@link smpng.explorer.input.ClassDigest}s of the program's classes that were loaded so far, by binary name. */
    public Map<String, String> classes() {
        return loader.digests();
    }

    /** A class of the program, rewritten; or another, as it is. Not initialised. */
    public Class<?> load(String name) {
        return types.type(name);
    }

    /**
     * Runs code that makes the state in which executions begin: what it writes are initial values. All worlds of an
     * exploration must do the same, in the same order.
     */
    public <T> T setUp(Callable<T> code) throws Exception {
        objects.forgetOwn();
        objects.pool(setUp);
        try {
            return code.call();
        } finally {
            outside.publish(objects);
        }
    }

    /**
     * Makes an object: only the program's own code can say {@code new}. To be called in {@link #setUp}, {@link #atEnd} or a
     * {@link Body}.
     */
    public Object create(Class<?> type, @Nullable Object... arguments) {
        if (!loader.isProgram(type.getName())) {
            throw new IllegalArgumentException(type.getName() + " is not rewritten");
        }
        Object made = objects.allocate(types.id(type.getName()));
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(ClassWeaver.INIT) && method.getParameterCount() == arguments.length) {
                invoke(method, made, arguments);
                return made;
            }
        }
        throw new IllegalArgumentException(
                "no constructor of " + type.getName() + " with " + arguments.length + " parameters");
    }

    @SuppressWarnings("nullness:argument") // a constructor may take null
    private static void invoke(Method method, Object on, @Nullable Object... arguments) {
        try {
            method.setAccessible(true);
            method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw World.<RuntimeException>thrown(e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T thrown(Throwable cause) throws T {
        throw (T) cause;
    }

    /**
     * A thread's body: a method without parameters.
     *
     * @param on the object to call it on; ignored if it is static
     */
    public Body body(Class<?> type, String name, Object on) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, inside());
            Method method = type.getDeclaredMethod(name);
            MethodHandle handle = lookup.unreflect(method);
            MethodType bound = MethodType.methodType(Body.class, handle.type().parameterList());
            MethodHandle factory = LambdaMetafactory.metafactory(lookup, "run", bound, VOID, handle, VOID)
                    .getTarget();
            return (Body) (bound.parameterCount() == 0 ? factory.invoke() : factory.invoke(on));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " has no method " + name + "()", e);
        } catch (Throwable e) {
            throw World.<RuntimeException>thrown(e);
        }
    }

    @SuppressWarnings({"nullness:argument", "nullness:return"}) // static, returns one
    private MethodHandles.Lookup inside() throws ReflectiveOperationException {
        return (MethodHandles.Lookup)
                types.type(Hooks.class.getName()).getMethod("lookup").invoke(null);
    }

    /** Threads that run these bodies from the start, and start no others. */
    public Threads threads(List<? extends Body> bodies) {
        return threads(bodies, bodies.size());
    }

    /**
     * Threads that run these bodies from the start.
     *
     * @param most how many threads there may be, those included that they start
     */
    public Threads threads(List<? extends Body> bodies, int most) {
        return new Running(bodies, most);
    }

    /** Runs code that sees the values an execution leaves. What it writes is forgotten. */
    public <T> T atEnd(View view, Callable<T> code) throws Exception {
        objects.forgetOwn();
        end.restart();
        objects.pool(end);
        outside.end(view);
        try {
            return code.call();
        } finally {
            outside.end(null);
        }
    }

    /**
     * Learns where events come from.
     *
     * @param retracing runs threads of this world on the execution in question
     */
    public Trace trace(Runnable retracing) {
        Trace trace = new Trace();
        heap.trace(trace);
        try {
            retracing.run();
        } finally {
            heap.trace(null);
        }
        return trace;
    }

    /**
     * The locations of a field, in whatever object it is.
     *
     * @param className binary name of the class that declares it
     * @return a test of locations; empty if there is no such field in the program
     */
    public Optional<IntPredicate> field(String className, String name) {
        return layouts.declared(Names.internal(className), name).map(field -> location -> {
            Identities.Block block = identities.around(location);
            return block != null && layouts.isOf(block, location, field);
        });
    }

    /** The name of a variable, for people. */
    public String nameOf(int location) {
        return names.variable(location);
    }

    /** True if a variable holds references. */
    public boolean isReference(int location) {
        Identities.Block block = identities.around(location);
        return block != null
                && (block.key().context().startsWith("class ")
                        ? types.isStaticReference(block.key().type(), location)
                        : types.holdsReferences(block.key(), location - block.first()));
    }

    /** True if a variable is an array's element. */
    public boolean isElement(int location) {
        return identities.isElement(location);
    }

    /** A value of a variable that holds references, for people. */
    public String describe(long reference) {
        return names.value(reference);
    }

    /** The locations of this world's variables. */
    public Locations locations() {
        return identities.locations();
    }

    /** Threads as the engine runs them. */
    private final class Running implements Threads {
        private final Body[] bodies;
        private final Pool[] pools;

        Running(List<? extends Body> bodies, int most) {
            this.bodies = bodies.toArray(new Body[0]);
            this.pools = new Pool[most];
            Arrays.setAll(pools, thread -> Pool.of(thread));
            actors.expect(bodies.size(), most);
        }

        @Override
        public int count() {
            return pools.length;
        }

        @Override
        public int initial() {
            return bodies.length;
        }

        @Override
        public void run(int thread, Memory memory) throws Throwable {
            heap.begin(memory, pools[thread]);
            actors.begin(thread);
            try {
                if (thread < bodies.length) {
                    bodies[thread].run();
                } else {
                    actors.run(thread);
                }
            } catch (ExceptionInInitializerError e) {
                throw e.getCause() instanceof NotModelled refused ? refused : e;
            } finally {
                heap.end();
            }
        }
    }
}
