package smpng.explorer.guest;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.NotModelled;
import smpng.explorer.guest.Identities.Block;
import smpng.explorer.guest.Identities.ClassName;
import smpng.explorer.guest.Identities.Immutable;
import smpng.explorer.guest.Identities.Key;
import smpng.explorer.guest.Identities.Lambda;

/**
 * The objects of one world, and references as values of the graph: the object's first location + 1; 0 for null; minus its
 * number for a constant; and for what cannot be shared, a value of the run's own, which never gets into the graph.
 *
 * <p>An object, once made, stays for good, and is given out again whenever the allocation that made it is run again, or
 * another thread reads a reference to it, be its thread run again or not.
 */
public final class Objects {
    /** Where in an array Unsafe says the first element is. */
    public static final int ARRAY_BASE = 16;

    private static final long[] NOTHING = {};
    private static final long OWN = Long.MIN_VALUE;
    private static final Set<Class<?>> CONSTANT = Set.<Class<?>>of(
            String.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            Boolean.class,
            BigInteger.class,
            BigDecimal.class,
            Duration.class,
            UUID.class,
            Handle.class);

    private final World world;
    private final Identities identities;
    private final Types types;

    private @Nullable Guest[] byFirst = new Guest[1024];
    private final ArrayTable arrays = new ArrayTable();
    private final Map<Key, Guest> made = new HashMap<>();
    private final List<@Nullable Object> constants = new ArrayList<>();
    /** Lambdas and immutable containers: their values, without looking into them. */
    private final Map<Object, Long> constantObjects = new IdentityHashMap<>();

    private final List<Object> own = new ArrayList<>();
    private Pool pool = new Pool("none");

    Objects(World world, Identities identities, Types types) {
        this.world = world;
        this.identities = identities;
        this.types = types;
    }

    /** A variable held something that no other thread may see. */
    private record Unshareable(String what) {}

    public NotModelled refused(String what, String mend) {
        return Refused.here(what, mend);
    }

    // Contexts.

    Pool pool() {
        return pool;
    }

    /** How many objects the running context has made. */
    public int made() {
        return pool.position();
    }

    /** Allocates for another context from now on. */
    void pool(Pool next) {
        pool = next;
    }

    /** Forgets what the last run had for itself. */
    void forgetOwn() {
        own.clear();
    }

    // Allocation.

    /** Makes an object; no constructor has run. */
    public Object allocate(int type) {
        Pool from = pool;
        int index = from.take();
        Guest known = from.at(index);
        if (known != null && known.type == type) {
            return renewed(known);
        }
        types.initialised(type);
        return renewed(make(from, index, type, -1));
    }

    /** Makes an array, all zero. */
    public Object allocateArray(int type, int length) {
        if (length < 0) {
            throw new NegativeArraySizeException(Integer.toString(length));
        }
        Pool from = pool;
        int index = from.take();
        Guest known = from.at(index);
        if (known != null && known.type == type && known.length == length) {
            Bulk.clear(known.object);
            return renewed(known);
        }
        return renewed(make(from, index, type, length));
    }

    /** An object of which there is one, without any constructor having run. */
    Guest only(String context, int index, String type) {
        return guest(new Key(context, index, type, -1));
    }

    private Object renewed(Guest guest) {
        Heap heap = world.heap();
        if (heap.isExploring()) {
            heap.makePrivate(guest.base, guest.size);
        } else {
            world.outside().clear(guest.base, guest.size);
        }
        return guest.object;
    }

    private Guest make(Pool from, int index, int type, int length) {
        Guest guest = guest(new Key(from.context, index, types.name(type), length));
        from.put(index, guest);
        return guest;
    }

    private Guest guest(Key key) {
        Guest known = made.get(key);
        if (known == null) {
            int size = key.length() >= 0 ? key.length() : types.size(key.type());
            known = bind(identities.block(key, Math.max(1, size)));
            made.put(key, known);
        }
        return known;
    }

    private Guest bind(Block block) {
        Key key = block.key();
        Guest guest;
        if (key.length() >= 0) {
            guest = new Guest();
            guest.object = Array.newInstance(types.component(key.type()), key.length());
            guest.length = key.length();
            arrays.put(guest.object, guest);
        } else {
            Object bare = types.bare(key.type());
            if (bare instanceof Guest itself) {
                guest = itself;
            } else {
                guest = new Guest();
                guest.object = bare;
                ((Located) bare).$guest(guest);
            }
        }
        settle(guest, block);
        return guest;
    }

    private void settle(Guest guest, Block block) {
        Key key = block.key();
        guest.base = block.first();
        guest.size = block.size();
        guest.type = types.id(key.type());
        guest.maker = Pool.thread(key.context());
        guest.hash =
                (key.context().hashCode() * 31 + key.index()) * 31 + key.type().hashCode();
        int end = block.first() + block.size();
        if (end > byFirst.length) {
            byFirst = Arrays.copyOf(byFirst, Math.max(end, byFirst.length * 2));
        }
        byFirst[block.first()] = guest;
        world.heap().cover(end);
    }

    /** The object that a location is in. */
    Guest owner(int location) {
        return identity(identities.locations().owner(location));
    }

    /** The object that starts at a location. */
    Guest identity(int first) {
        Guest known = first < byFirst.length ? byFirst[first] : null;
        if (known == null) {
            known = guest(identities.at(first).key());
        }
        return known;
    }

    /** The identity of an object of the program, its fields or elements. */
    public Guest identity(Object object) {
        if (object instanceof Guest guest) {
            return guest;
        } else if (object instanceof Located located) {
            Guest known = located.$guest();
            return known == null ? identified(located) : known;
        }
        Guest known = arrays.find(object);
        if (known == null) {
            throw refused(
                    object.getClass().getSimpleName() + " that unknown code has made",
                    "copy it into an array of the program's own");
        }
        return known;
    }

    /** Gives an enum constant or an exception its locations. */
    private Guest identified(Located located) {
        Guest guest = new Guest();
        guest.object = located;
        String type = located.getClass().getName();
        Key key = located instanceof Enum<?> constant
                ? new Key("init " + constant.getDeclaringClass().getName(), -1 - constant.ordinal(), type, -1)
                : new Key(pool.context, pool.take(), type, -1);
        settle(guest, identities.block(key, Math.max(1, types.size(type))));
        located.$guest(guest);
        if (!(located instanceof Enum)) {
            renewed(guest);
        }
        return guest;
    }

    /** A class of the program by its name. */
    Class<?> type(String name) {
        return types.type(name);
    }

    /** True if an array is the program's own. */
    boolean isArray(Object array) {
        return arrays.find(array) != null;
    }

    /** True if the running code made an array after so many other objects. */
    boolean isMadeSince(Object array, int count) {
        Key key = identities.at(identity(array).base).key();
        return key.context().equals(pool.context) && key.index() >= count;
    }

    /** Makes an array by its descriptor in binary form. */
    Object allocateArray(String type, int length) {
        return allocateArray(types.id(type), length);
    }

    /** Makes an array of a class that is only known now. */
    public Object allocateArray(Class<?> component, int length) {
        return allocateArray(types.id(component.arrayType().getName()), length);
    }

    /** Makes an object of the same class, an array of the same length. */
    Guest twin(Guest of) {
        return identity(of.length >= 0 ? allocateArray(of.type, of.length) : allocate(of.type));
    }

    /** True if a field or an element holds references. */
    boolean isReference(Guest guest, int at) {
        return guest.length >= 0
                ? types.name(guest.type).charAt(1) == 'L'
                        || types.name(guest.type).charAt(1) == '['
                : types.isReference(types.name(guest.type), at);
    }

    /** The location of an array's element. */
    public int element(Object array, int index) {
        Guest identity = identity(array);
        if (index < 0 || index >= identity.length) {
            throw new ArrayIndexOutOfBoundsException("Index " + index + " out of bounds for length " + identity.length);
        }
        return identity.base + index;
    }

    /** Where Unsafe means: a field by its slot, an element by its offset in bytes. */
    public int where(Object holder, long offset) {
        Guest identity = identity(holder);
        if (identity.length < 0) {
            return identity.base + (int) offset;
        }
        int scale = scale(types.name(identity.type).charAt(1));
        long index = (offset - ARRAY_BASE) / scale;
        if (index < 0 || index >= identity.length || (offset - ARRAY_BASE) % scale != 0) {
            throw refused("an access beside an array's elements", "access its elements");
        }
        return identity.base + (int) index;
    }

    /** How far apart in bytes Unsafe says elements are. */
    public static int scale(char element) {
        return switch (element) {
            case 'Z', 'B' -> 1;
            case 'S', 'C' -> 2;
            case 'J', 'D' -> 8;
            default -> 4;
        };
    }

    /** {@code hashCode()}, where the JDK's would differ from run to run. */
    public int hash(Object object) {
        if (object instanceof Guest || !HashCodes.isIdentity(object.getClass())) {
            return object.hashCode();
        }
        return identityHash(object);
    }

    /** A hash code of an object's identity: the same in every run and every world. */
    public int identityHash(Object object) {
        if (object instanceof Guest guest) {
            return guest.hash;
        } else if (object instanceof Enum<?> constant) {
            return constant.name().hashCode();
        } else if (object instanceof Class<?> type) {
            return type.getName().hashCode();
        } else if (object.getClass().isArray() || object instanceof Located) {
            return identity(object).hash;
        }
        Long lambda = constantObjects.get(object);
        if (lambda != null && identities.constantValue((int) -lambda) instanceof Lambda made) {
            return identities.siteName(made.site()).hashCode();
        } else if (CONSTANT.contains(object.getClass())) {
            return object.hashCode();
        }
        throw refused(
                "the identity hash code of a " + object.getClass().getName(),
                "give the objects numbers of their own: this one differs from run to run");
    }

    /** Refuses the monitor of a value: here equal ones are the same, in the JVM they need not be. */
    void requireIdentity(Object object, long value) {
        boolean literal = object instanceof String text && text == text.intern();
        if (value < 0 && !literal && !(object instanceof Class) && !(object instanceof Enum)) {
            throw refused("a monitor of a " + object.getClass().getName(), "lock an object of its own");
        }
    }

    /** Refuses what must not be in a static final field. */
    public void requireConstant(@Nullable Object value) {
        if (value != null && !(value instanceof MethodHandles.Lookup) && isOwn(encode(value))) {
            throw unshareable("a " + value.getClass().getName());
        }
    }

    // References as values.

    /** True if a value stands for something that must not be shared. */
    static boolean isOwn(long value) {
        return value < OWN / 2;
    }

    /** The value that stands for an object. */
    public long encode(@Nullable Object object) {
        if (object == null) {
            return 0;
        } else if (object instanceof Guest guest) {
            return guest.base + 1L;
        }
        return encodeOther(object);
    }

    private long encodeOther(Object object) {
        Class<?> type = object.getClass();
        if (CONSTANT.contains(type)) {
            return -identities.constant(object);
        } else if (type.isArray() || object instanceof Located && !(object instanceof Throwable)) {
            return identity(object).base + 1L;
        } else if (object instanceof Class<?> loaded) {
            // Each world has classes of its own, and the primitive ones have no loader.
            return -identities.constant(loaded.isPrimitive() ? loaded : new ClassName(loaded.getName()));
        } else if (object instanceof Enum) {
            return -identities.constant(object);
        }
        Long known = constantObjects.get(object);
        if (known != null) {
            return known;
        }
        Immutable value = Immutables.of(object, this);
        if (value != null) {
            return -identities.constant(value);
        }
        own.add(object);
        return OWN + own.size() - 1;
    }

    /** The object that a value stands for. */
    public @Nullable Object decode(long value) {
        if (value > 0) {
            int first = (int) value - 1;
            Guest known = first < byFirst.length ? byFirst[first] : null;
            return known == null ? identity(first).object : known.object;
        }
        return value == 0 ? null : isOwn(value) ? own.get((int) (value - OWN)) : constant((int) -value);
    }

    private Object constant(int number) {
        while (constants.size() <= number) {
            constants.add(null);
        }
        Object known = constants.get(number);
        if (known == null) {
            Object value = identities.constantValue(number);
            if (value instanceof Unshareable variable) {
                throw unshareable(variable.what());
            } else if (value instanceof ClassName name) {
                known = types.type(name.name());
            } else if (value instanceof Lambda lambda) {
                known = types.lambda(identities.siteName(lambda.site()), lambda.captured(), this);
                constantObjects.put(known, (long) -number);
            } else if (value instanceof Immutable immutable) {
                known = Immutables.object(immutable, this);
                constantObjects.put(known, (long) -number);
            } else {
                known = value;
            }
            constants.set(number, known);
        }
        return known;
    }

    private NotModelled unshareable(String what) {
        return refused(what + " in a variable that threads share", "it has state that the explorer cannot see");
    }

    /** Refuses a value that stands for something that must not be shared. */
    void requireShareable(long value) {
        if (isOwn(value)) {
            throw unshareable("a " + own.get((int) (value - OWN)).getClass().getName());
        }
    }

    /** The value that others see in an initialised variable; what cannot be shared is refused when it is read. */
    long shared(long value) {
        if (!isOwn(value)) {
            return value;
        }
        return -identities.constant(
                new Unshareable("a " + own.get((int) (value - OWN)).getClass().getName()));
    }

    // Lambdas.

    /** The lambda that a site makes of captured values, or null if it has not made it yet. */
    public @Nullable Object lambda(int site, long[] captured, long references) {
        Lambda lambda = new Lambda(site, captured, references);
        if (Arrays.stream(lambda.objects()).anyMatch(Objects::isOwn)) {
            return null;
        }
        int number = identities.constant(lambda);
        return number < constants.size() ? constants.get(number) : null;
    }

    /** Keeps a lambda, so that the same site makes the same one of the same values. */
    public void keep(int site, long[] captured, long references, Object made) {
        Lambda lambda = new Lambda(site, captured, references);
        if (Arrays.stream(lambda.objects()).noneMatch(Objects::isOwn)) {
            keep(identities.constant(lambda), made);
        }
    }

    private void keep(int number, Object made) {
        while (constants.size() <= number) {
            constants.add(null);
        }
        constants.set(number, made);
        constantObjects.put(made, (long) -number);
    }

    /** The references that a constant captures. */
    long[] captured(long value) {
        if (isOwn(value)) {
            return NOTHING;
        }
        Object constant = identities.constantValue((int) -value);
        return constant instanceof Lambda lambda
                ? lambda.objects()
                : constant instanceof Immutable immutable ? immutable.parts() : NOTHING;
    }

    /** True if two objects are the same to the graph, though not to this JVM: values that are equal have no identity. */
    public boolean isSame(Object one, Object other) {
        if (one.getClass() != other.getClass()) {
            return false;
        } else if (CONSTANT.contains(one.getClass())) {
            return one.equals(other);
        }
        return Immutables.isOne(one) && encode(one) == encode(other) && !isOwn(encode(one));
    }

    /** True if a constant captures references. Refuses what cannot be shared. */
    boolean captures(long value) {
        requireShareable(value);
        return captured(value).length > 0;
    }
}
