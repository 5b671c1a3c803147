package smpng.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smpng.bytecode.AccessSite.Kind;

final class InstrumentingLoaderTest {
    private static final Predicate<String> SAMPLES = name -> name.startsWith("smpng.bytecode.samples.");

    private static Object run(InstrumentingLoader loader, Class<?> sample) throws ReflectiveOperationException {
        Class<?> copy = Class.forName(sample.getName(), true, loader);
        assertNotSame(sample, copy);
        var constructor = copy.getDeclaredConstructor();
        constructor.setAccessible(true);
        return ((Supplier<?>) constructor.newInstance()).get();
    }

    private static InstrumentingLoader loader(Linker linker) {
        return new InstrumentingLoader(InstrumentingLoaderTest.class.getClassLoader(), SAMPLES, linker);
    }

    private static List<String> record(Class<?> sample) throws ReflectiveOperationException {
        Recording recording = new Recording();
        run(loader(recording), sample);
        return recording.lines();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                smpng.bytecode.samples.Fields.class,
                smpng.bytecode.samples.other.Far.class,
                smpng.bytecode.samples.Arrays.class,
                smpng.bytecode.samples.Arrays.Odd.class,
                smpng.bytecode.samples.Handles.class,
                smpng.bytecode.samples.Handles.Shapes.class,
                smpng.bytecode.samples.Language.class
            })
    void resultsAreThoseOfTheUninstrumentedClass(Class<?> sample) throws ReflectiveOperationException {
        // A second copy, not the original: statics of the original would keep what the first run left.
        ClassLoader plain = new PlainCopies(getClass().getClassLoader(), SAMPLES);
        var constructor = Class.forName(sample.getName(), true, plain).getDeclaredConstructor();
        constructor.setAccessible(true);
        Object expected = ((Supplier<?>) constructor.newInstance()).get();

        assertEquals(
                expected.toString(),
                run(loader((site, direct) -> direct), sample).toString());
        assertEquals(expected.toString(), run(loader(new Recording()), sample).toString());
    }

    @Test
    void fieldAccessesAreSeenInOrder() throws ReflectiveOperationException {
        List<String> events = record(smpng.bytecode.samples.Fields.class);
        assertEquals(
                List.of(
                        "FIELD_READ Fields.flag plain",
                        "FIELD_WRITE Fields.flag plain",
                        "FIELD_READ Fields.small plain",
                        "FIELD_WRITE Fields.small plain",
                        "FIELD_READ Fields.small plain",
                        "FIELD_WRITE Fields.medium plain",
                        "FIELD_WRITE Fields.letter plain",
                        "FIELD_READ Fields.number plain",
                        "FIELD_WRITE Fields.number plain",
                        "FIELD_WRITE Fields.large plain",
                        "FIELD_WRITE Fields.single plain",
                        "FIELD_READ Fields.precise plain",
                        "FIELD_WRITE Fields.precise plain",
                        "FIELD_WRITE Fields.text volatile",
                        "STATIC_READ Fields.total plain",
                        "FIELD_READ Fields.large plain",
                        "STATIC_WRITE Fields.total plain",
                        "FIELD_WRITE FieldsBase.inherited plain",
                        "FIELD_READ FieldsBase.guarded plain",
                        "FIELD_READ FieldsBase.inherited plain",
                        "FIELD_WRITE FieldsBase.guarded plain",
                        "FIELD_READ Nested.secret plain",
                        "FIELD_WRITE Nested.secret plain"),
                events.subList(0, 23));
        // Then List.of(...): its array of 14 elements is written around 13 reads; the final field is no event.
        assertEquals(
                14,
                events.stream()
                        .filter(event -> event.startsWith("ARRAY_WRITE "))
                        .count());
        assertEquals(23 + 14 + 13, events.size());
    }

    @Test
    void arrayAccessesAreSeenInOrderWithTheirElementType() throws ReflectiveOperationException {
        assertEquals(
                List.of(
                        "ARRAY_WRITE boolean[] plain",
                        "ARRAY_READ boolean[] plain",
                        "ARRAY_WRITE byte[] plain",
                        "ARRAY_READ byte[] plain",
                        "ARRAY_WRITE short[] plain",
                        "ARRAY_READ short[] plain",
                        "ARRAY_WRITE char[] plain",
                        "ARRAY_READ char[] plain",
                        "ARRAY_READ int[] plain",
                        "ARRAY_WRITE int[] plain",
                        "ARRAY_READ int[] plain",
                        "ARRAY_WRITE long[] plain",
                        "ARRAY_READ long[] plain",
                        "ARRAY_WRITE long[] plain",
                        "ARRAY_WRITE float[] plain",
                        "ARRAY_READ float[] plain",
                        "ARRAY_WRITE double[] plain",
                        "ARRAY_READ double[] plain",
                        "ARRAY_WRITE String[] plain",
                        "ARRAY_READ String[] plain",
                        "ARRAY_READ int[][] plain",
                        "ARRAY_WRITE int[] plain",
                        "ARRAY_READ int[][] plain",
                        "ARRAY_READ int[] plain"),
                record(smpng.bytecode.samples.Arrays.class));
    }

    @Test
    void everyAccessModeIsASiteNamedAfterItsVariable() throws ReflectiveOperationException {
        List<String> events = record(smpng.bytecode.samples.Handles.class);
        String modes = Arrays.stream(VarHandle.AccessMode.values())
                .map(VarHandle.AccessMode::methodName)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
        assertEquals(
                modes,
                events.stream()
                        .map(event -> event.substring(event.lastIndexOf(' ') + 1))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString());
        assertTrue(events.stream().allMatch(event -> event.startsWith("VARHANDLE Handles.count ")), events::toString);
        assertEquals(32, events.size());
    }

    @Test
    void handlesAreTracedToTheirVariable() throws ReflectiveOperationException {
        assertEquals(
                List.of(
                        "VARHANDLE Handles.next setRelease",
                        "VARHANDLE Handles.next getAcquire",
                        "FIELD_READ Handles.count plain",
                        "VARHANDLE Handles.shared setOpaque",
                        "VARHANDLE Handles.shared getAndAdd",
                        "VARHANDLE Handles.shared getVolatile",
                        "VARHANDLE String[] setVolatile",
                        "VARHANDLE String[] getAndSet",
                        "VARHANDLE Handles.next compareAndSet",
                        "VARHANDLE HandlesBase.base set",
                        "VARHANDLE HandlesBase.base get",
                        "VARHANDLE Handles.count set",
                        "VARHANDLE Handles.count get",
                        "VARHANDLE Handles.count getVolatile",
                        "VARHANDLE Handles.count set",
                        "VARHANDLE Handles.count set",
                        "VARHANDLE Handles.next getAndAdd",
                        "VARHANDLE Handles.count set",
                        "VARHANDLE Handles.HIDDEN getOpaque",
                        "VARHANDLE Shapes.own getOpaque",
                        "FENCE fullFence fullFence",
                        "FENCE acquireFence acquireFence",
                        "FENCE releaseFence releaseFence",
                        "FENCE loadLoadFence loadLoadFence",
                        "FENCE storeStoreFence storeStoreFence"),
                record(smpng.bytecode.samples.Handles.Shapes.class));
    }

    @Test
    void tablesOfTheCompilerAreNoEvents() throws ReflectiveOperationException {
        Recording recording = new Recording();
        run(loader(recording), smpng.bytecode.samples.Language.class);
        assertTrue(recording.events().stream().noneMatch(site -> site.location().equals("int[]")));
        assertTrue(recording.events().stream().noneMatch(site -> site.method().equals("$values")));
        assertTrue(recording.events().stream()
                .anyMatch(site ->
                        site.method().startsWith("lambda$") && site.location().equals("Language.hits")));
    }

    @Test
    void constructorsAndInitialisersAreMarked() throws ReflectiveOperationException {
        Recording recording = new Recording();
        run(loader(recording), smpng.bytecode.samples.Fields.class);
        AccessSite first = recording.events().get(0);
        assertEquals("smpng.bytecode.samples.FieldsBase", first.owner());
        assertEquals("<init>", first.method());
        assertEquals("FieldsBase.guarded", first.location());
        assertTrue(first.constructing());
        assertEquals(6, first.line());
    }

    @Test
    void ordinalsNumberTheSitesOfAClass() throws ReflectiveOperationException {
        InstrumentingLoader loader = loader((site, direct) -> direct);
        run(loader, smpng.bytecode.samples.Arrays.class);
        List<AccessSite> sites = loader.report()
                .of("smpng.bytecode.samples.Arrays")
                .orElseThrow()
                .sites();
        for (int i = 0; i < sites.size(); i++) {
            assertEquals(i, sites.get(i).ordinal());
        }
    }

    @Test
    void aLinkerMayReplaceMemory() throws ReflectiveOperationException {
        InstrumentingLoader loader = loader((site, direct) -> site.kind() == Kind.ARRAY_READ
                        && site.location().equals("int[]")
                ? MethodHandles.dropArguments(
                        MethodHandles.constant(int.class, 77), 0, direct.type().parameterList())
                : direct);
        List<?> seen = (List<?>) run(loader, smpng.bytecode.samples.Arrays.class);
        assertEquals(80, seen.get(4) instanceof Integer value ? value + 3 : -1);
        assertEquals(77, seen.get(9));
    }

    @Test
    void aHandleOfAnotherTypeIsRejected() {
        MethodHandle wrong = MethodHandles.constant(String.class, "wrong");
        InstrumentingLoader loader = loader((site, direct) -> wrong);
        Throwable thrown =
                assertThrows(BootstrapMethodError.class, () -> run(loader, smpng.bytecode.samples.Arrays.class));
        assertEquals(WrongMethodTypeException.class, thrown.getCause().getClass());
    }

    @Test
    void theReportCountsSitesByKind() throws ReflectiveOperationException {
        InstrumentingLoader loader = loader((site, direct) -> direct);
        run(loader, smpng.bytecode.samples.Handles.Shapes.class);
        Report report = loader.report();
        report.require("smpng.bytecode.samples.Handles", "smpng.bytecode.samples.Handles$Shapes");
        assertEquals(
                Map.of(Kind.VARHANDLE, 19, Kind.FENCE, 5, Kind.FIELD_READ, 1),
                report.of("smpng.bytecode.samples.Handles$Shapes").orElseThrow().counts());
        assertEquals(19 + 32, report.count(Kind.VARHANDLE));
        IllegalStateException missing =
                assertThrows(IllegalStateException.class, () -> report.require("smpng.bytecode.samples.Fields"));
        assertEquals("not instrumented: smpng.bytecode.samples.Fields", missing.getMessage());
    }

    @Test
    void protectionDomainResourcesAndPackageAreKept() throws ReflectiveOperationException {
        InstrumentingLoader loader = loader((site, direct) -> direct);
        Class<?> original = smpng.bytecode.samples.Fields.class;
        Class<?> copy = loader.loadClass(original.getName());
        assertEquals(
                original.getProtectionDomain().getCodeSource().getLocation(),
                copy.getProtectionDomain().getCodeSource().getLocation());
        assertEquals(original.getPackageName(), copy.getPackageName());
        assertNotNull(copy.getResource("Fields.class"));
        assertEquals(original.getResource("Fields.class"), copy.getResource("Fields.class"));
    }

    @Test
    void otherClassesComeFromTheParent() throws ClassNotFoundException {
        InstrumentingLoader loader = loader((site, direct) -> direct);
        assertEquals(Recording.class, loader.loadClass(Recording.class.getName()));
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass("smpng.bytecode.samples.Missing"));
    }

    /** Loads copies as they are. */
    private static final class PlainCopies extends ClassLoader {
        private final Predicate<String> copied;

        PlainCopies(ClassLoader parent, Predicate<String> copied) {
            super(parent);
            this.copied = copied;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!copied.test(name)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
