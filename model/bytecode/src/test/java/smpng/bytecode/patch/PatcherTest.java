package smpng.bytecode.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static smpng.bytecode.patch.Target.call;
import static smpng.bytecode.patch.Target.condition;
import static smpng.bytecode.patch.Target.conditionOn;
import static smpng.bytecode.patch.Target.constant;
import static smpng.bytecode.patch.Target.read;
import static smpng.bytecode.patch.Target.write;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.util.CheckClassAdapter;
import smpng.bytecode.AccessSite;
import smpng.bytecode.InstrumentingLoader;

final class PatcherTest {
    private static final String SUBJECT = Subject.class.getName();
    private static final ClassLoader SOURCE = PatcherTest.class.getClassLoader();

    private static String run(String method, Edit... edits) {
        return runIn(
                Subject.class,
                method,
                List.of(edits).stream()
                        .map(edit -> new ClassPatch(SUBJECT, method, edit))
                        .toList());
    }

    private static String runIn(Class<?> original, String method, List<ClassPatch> patches) {
        byte[] bytes = new Patcher(SOURCE).apply(bytes(original), patches);
        StringWriter problems = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(bytes), SOURCE, false, new PrintWriter(problems));
        assertEquals("", problems.toString());
        Class<?> patched = new Defining().define(original.getName(), bytes);
        return invoke(patched, method);
    }

    private static String invoke(Class<?> type, String method) {
        try {
            return (String) type.getMethod(method).invoke(type.getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Class<?> type) {
        try (var in = SOURCE.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String refused(String method, Edit edit) {
        String message =
                assertThrows(PatchDoesNotApply.class, () -> run(method, edit)).getMessage();
        assertEquals(1, message.lines().count());
        assertTrue(message.startsWith("patch " + SUBJECT + "." + method + ": "), message);
        return message;
    }

    @Test
    void callsGoToASibling() {
        assertEquals("ab", run("calls"));
        assertEquals(
                "Ab", run("calls", Edit.replaceCall("Subject", "note", "shout").occurrence(1, 2)));
        assertEquals(
                "aB", run("calls", Edit.replaceCall(SUBJECT, "note", "shout").occurrence(2, 2)));
    }

    @Test
    void accessModesAndFencesAreWeakened() {
        assertEquals("true 2 3", run("handle"));
        assertEquals(
                "true 2 3",
                run(
                        "handle",
                        Edit.replaceCall("VarHandle", "setRelease", "setOpaque"),
                        Edit.replaceCall("VarHandle", "compareAndSet", "weakCompareAndSetPlain"),
                        Edit.replaceCall("java.lang.invoke.VarHandle", "getAndAdd", "getAndBitwiseXorAcquire"),
                        Edit.replaceCall("VarHandle", "getAndBitwiseXorAcquire", "getAndAddRelease")));
        assertEquals("true 2 1", run("handle", Edit.replaceCall("VarHandle", "getAndAdd", "getAndSet")));
        assertEquals("fenced", run("fences", Edit.replaceCall("VarHandle", "acquireFence", "loadLoadFence")));
        assertTrue(refused("handle", Edit.replaceCall("VarHandle", "setRelease", "getOpaque"))
                .endsWith("VarHandle has no getOpaque with the shape of setRelease"));
    }

    @Test
    void aWeakenedAccessIsWhatTheLinkerSees() throws ReflectiveOperationException {
        ClassPatch patch = new ClassPatch(SUBJECT, "handle", Edit.replaceCall("VarHandle", "setRelease", "setOpaque"));
        InstrumentingLoader loader = new InstrumentingLoader(
                SOURCE, name -> name.startsWith(SUBJECT), (site, direct) -> direct, List.of(patch));
        assertEquals(List.of(patch), loader.report().pending());
        assertThrows(IllegalStateException.class, () -> loader.report().require());
        assertEquals("true 2 3", invoke(loader.loadClass(SUBJECT), "handle"));
        List<AccessSite> sites = loader.report().of(SUBJECT).orElseThrow().sites().stream()
                .filter(site -> site.method().equals("handle"))
                .toList();
        assertEquals("setOpaque", sites.get(0).mode());
        assertEquals("Subject.state", sites.get(0).location());
        loader.report().require(SUBJECT);
    }

    @Test
    void callsAreRemovedOrAnsweredByAConstant() {
        assertEquals("true73", run("results"));
        assertEquals("b", run("calls", Edit.removeCall("Subject", "note").occurrence(1, 2)));
        assertEquals("false73", run("results", Edit.removeCall("Subject", "ready")));
        assertEquals("true03", run("results", Edit.removeCall("Subject", "wide")));
        assertEquals("true993", run("results", Edit.replaceCallBy("Subject", "wide", 99L)));
        assertEquals("true7null", run("results", Edit.removeCall("Integer", "toString")));
        assertEquals("false 1 2", run("handle", Edit.replaceCallBy("VarHandle", "compareAndSet", false)));
        assertEquals("fenced", run("fences", Edit.removeCall("VarHandle", "acquireFence")));
        assertTrue(refused("results", Edit.replaceCallBy("Subject", "wide", 1)).endsWith("type long"));
    }

    @Test
    void fieldWritesAreRemoved() {
        assertEquals("7 8", run("writes"));
        assertEquals("0 8", run("writes", Edit.removeFieldWrite("owner")));
        assertEquals("7 0", run("writes", Edit.removeFieldWrite("Subject.state")));
    }

    @Test
    void constantsAreReplaced() {
        assertEquals("3 24 70000", run("constants"));
        assertEquals("4 48 70000", run("constants", Edit.replaceConstant(3, 4)));
        assertEquals("3 40 70000", run("constants", Edit.replaceConstant(3L, 5L)));
        assertEquals("3 24 -200", run("constants", Edit.replaceConstant(70_000, -200)));
        assertTrue(refused("constants", Edit.replaceConstant(3, 3)).endsWith("it changes nothing"));
    }

    @Test
    void statementsAreDuplicated() {
        assertEquals("abcDe1", run("statements"));
        assertEquals(
                "aabcDe1",
                run("statements", Edit.duplicateStatement(call("note").occurrence(1, 3))));
        assertEquals("abcbcDe1", run("statements", Edit.duplicateStatement(call("concat"))));
        assertEquals("abcDe2", run("statements", Edit.duplicateStatement(write("owner"))));
        assertEquals("abcDDe1", run("statements", Edit.duplicateStatement(call("shout"))));
    }

    @Test
    void statementsAreRemoved() {
        assertEquals(
                "bcDe1", run("statements", Edit.removeStatement(call("note").occurrence(1, 3))));
        assertEquals("aDe1", run("statements", Edit.removeStatement(call("concat"))));
        assertEquals("abcDe0", run("statements", Edit.removeStatement(write("Subject.owner"))));
        assertEquals("abce1", run("statements", Edit.removeStatement(call("shout"))));
    }

    @Test
    void statementsAreMoved() {
        Target last = call("note").occurrence(3, 3);
        assertEquals("abceD1", run("statements", Edit.moveBefore(last, call("shout"))));
        assertEquals("abceD1", run("statements", Edit.moveAfter(call("shout"), last)));
        assertEquals("bcDae1", run("statements", Edit.moveAfter(call("note").occurrence(1, 3), call("shout"))));
        assertEquals(
                "Dabce1",
                run("statements", Edit.moveBefore(call("shout"), call("note").occurrence(1, 3))));
        assertTrue(refused("statements", Edit.moveAfter(call("concat"), call("concat")))
                .endsWith("its own anchor"));
    }

    @Test
    void statementsInLoopsAreEdited() {
        assertEquals("xYxYZ3", run("inLoop"));
        assertEquals(
                "xYYxYYZ3", run("inLoop", Edit.duplicateStatement(call("shout").occurrence(1, 2))));
        assertEquals(
                "YxYxZ3",
                run("inLoop", Edit.moveAfter(call("note"), call("shout").occurrence(1, 2))));
        assertEquals(
                "xYxYZZ3", run("inLoop", Edit.duplicateStatement(call("shout").occurrence(2, 2))));
        assertEquals("xYxY3", run("inLoop", Edit.removeStatement(call("shout").occurrence(2, 2))));
        // Running the one-line loop again adds one more; moved before it, a statement runs once.
        assertEquals("xYxYZ4", run("inLoop", Edit.duplicateStatement(call("getAndAdd"))));
    }

    @Test
    void branchesKeepTheirJumps() {
        assertEquals("zeroend", run("branches"));
        assertEquals(
                "zerozeroend",
                run("branches", Edit.duplicateStatement(call("note").occurrence(1, 3))));
        assertEquals("end", run("branches", Edit.removeStatement(call("note").occurrence(1, 3))));
        assertEquals(
                "endzero",
                run(
                        "branches",
                        Edit.moveAfter(
                                call("note").occurrence(1, 3), call("note").occurrence(3, 3))));
        assertTrue(refused("leaving", Edit.removeStatement(call("ready"))).contains("crosses the border"));
    }

    @Test
    void theHeadStandsForTheWholeStatement() {
        assertEquals("end", run("branches", Edit.removeStatement(read("state"))));
        assertEquals("zerozeroend", run("branches", Edit.duplicateStatement(read("state"))));
        assertEquals("xYxY3", run("inLoop", Edit.removeStatement(constant(2).occurrence(2, 3))));
    }

    @Test
    void tryBlocksStayWhole() {
        assertEquals("t", run("caught"));
        assertEquals("ttc", run("caught", Edit.duplicateStatement(call("note").occurrence(1, 2))));
        assertEquals("tc", run("caught", Edit.neverJump(condition())));
        assertEquals("", run("caught", Edit.removeStatement(call("note").occurrence(1, 2))));
    }

    @Test
    void conditionsAreInvertedAndForced() {
        assertEquals("?even3", run("conditions"));
        assertEquals("3", run("conditions", Edit.invertCondition(conditionOn("getOpaque"))));
        assertEquals("?3", run("conditions", Edit.invertCondition(conditionOn("ready"))));
        assertEquals("?even1", run("conditions", Edit.invertCondition(conditionOn("Subject.state"))));
        assertEquals("?evenowned3", run("conditions", Edit.neverJump(conditionOn("Subject.owner"))));
        assertEquals(
                "?evenowned3",
                run("conditions", Edit.invertCondition(condition().occurrence(3, 4))));
        assertEquals("3", run("conditions", Edit.alwaysJump(conditionOn("VarHandle.getOpaque"))));
        assertEquals("?even1", run("conditions", Edit.neverJump(conditionOn("state"))));
    }

    @Test
    void aPatchThatMatchesNothingNamesTheCandidates() {
        String message = refused("calls", Edit.removeCall("VarHandle", "setRelease"));
        assertTrue(
                message.contains("0 matches of call VarHandle.setRelease instead of 1; candidates: Subject.note:"),
                message);
        assertTrue(refused("calls", Edit.removeFieldWrite("log")).endsWith("candidates: none"));
        assertTrue(refused("constants", Edit.replaceConstant(4, 5)).contains("candidates: 3:"));
        assertTrue(refused("calls", Edit.invertCondition(condition())).contains("0 matches of condition"));
        assertTrue(
                refused("calls", Edit.invertCondition(conditionOn("note"))).contains("0 matches of condition on note"));
        assertTrue(refused("constants", Edit.duplicateStatement(constant(9L))).contains("0 matches of constant 9L"));
    }

    @Test
    void aPatchThatMatchesTwiceNamesTheMatches() {
        String message = refused("calls", Edit.removeCall("Subject", "note"));
        assertTrue(message.contains("2 matches of call Subject.note instead of 1; found: Subject.note:"), message);
        assertTrue(refused("calls", Edit.removeCall("Subject", "note").occurrence(1, 3))
                .contains("2 matches"));
        assertTrue(refused("conditions", Edit.invertCondition(condition())).contains("4 matches of condition"));
        assertTrue(refused("statements", Edit.duplicateStatement(call("note"))).contains("3 matches"));
        assertTrue(refused("statements", Edit.moveAfter(call("concat"), call("note")))
                .contains("3 matches"));
        assertThrows(IllegalArgumentException.class, () -> call("note").occurrence(3, 2));
        assertThrows(
                IllegalArgumentException.class, () -> Edit.removeCall("a", "b").occurrence(0, 1));
    }

    @Test
    void theMethodMustBeUnambiguous() {
        Edit edit = Edit.replaceCall("Subject", "overloaded", "other");
        assertTrue(
                refused("overloaded", edit).contains("2 methods of that name instead of 1; candidates: overloaded()"));
        assertTrue(refused("missing", edit).contains("0 methods of that name"));
        Edit constant = Edit.replaceConstant(1, 2);
        assertEquals(
                "value 2",
                runIn(
                        Subject.class,
                        "overloaded",
                        List.of(new ClassPatch(SUBJECT, "overloaded()Ljava/lang/String;", constant))));
    }

    @Test
    void anEditThatBreaksTheCodeIsRefused() {
        assertTrue(refused("constants", Edit.removeStatement(constant(70_000))).contains("is not valid"));
        assertTrue(refused("caught", Edit.removeCall("IllegalStateException", "<init>"))
                .contains("constructor"));
        assertThrows(IllegalArgumentException.class, () -> new Edit(call("note"), new Edit.Change.Invert()));
    }

    @Test
    void lambdasAndNestedClassesArePatched() {
        ClassPatch lambda = new ClassPatch(SUBJECT, "lambda$lambda$0", Edit.replaceConstant(40, 41));
        assertEquals("41", runIn(Subject.class, "lambda", List.of(lambda)));
        ClassPatch nested = new ClassPatch(Subject.Nested.class.getName(), "number", Edit.replaceConstant(11, 12));
        assertEquals("12", runIn(Subject.Nested.class, "number", List.of(nested)));
    }

    @Test
    void aPatchedClassKeepsItsLineNumbers() {
        List<Integer> before = lines(bytes(Subject.class), "statements");
        Edit edit = Edit.moveBefore(call("shout"), call("note").occurrence(1, 3));
        byte[] patched =
                new Patcher(SOURCE).apply(bytes(Subject.class), List.of(new ClassPatch(SUBJECT, "statements", edit)));
        List<Integer> after = lines(patched, "statements");
        int shout = before.get(before.size() - 3);
        assertTrue(after.indexOf(shout) < after.indexOf(before.get(1)), after::toString);
        assertEquals(before, after.stream().distinct().sorted().toList());
        assertEquals(lines(bytes(Subject.class), "inLoop"), lines(patched, "inLoop"));
    }

    @Test
    void patchedClassesStandFirstOnAClassPath(@TempDir Path directory) throws Exception {
        List<Path> written = new Patcher(SOURCE)
                .writeTo(
                        directory,
                        List.of(
                                new ClassPatch(SUBJECT, "writes", Edit.removeFieldWrite("owner")),
                                new ClassPatch(SUBJECT, "writes", Edit.removeFieldWrite("state")),
                                new ClassPatch(SUBJECT + "$Nested", "number", Edit.replaceConstant(11, 12))));
        assertEquals(2, written.size());
        assertTrue(Files.exists(directory.resolve("smpng/bytecode/patch/Subject.class")));
        URL original = Subject.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL(), original}, null)) {
            assertEquals("0 0", invoke(loader.loadClass(SUBJECT), "writes"));
            assertEquals("12", invoke(loader.loadClass(SUBJECT + "$Nested"), "number"));
        }
        PatchDoesNotApply missing = assertThrows(
                PatchDoesNotApply.class,
                () -> new Patcher(SOURCE)
                        .writeTo(directory, List.of(new ClassPatch("no.Such", "m", Edit.removeFieldWrite("f")))));
        assertTrue(missing.getMessage().endsWith("there is no such class"));
        assertEquals("no.Such", missing.patch().className());
    }

    private static List<Integer> lines(byte[] bytes, String method) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, 0);
        List<Integer> lines = new ArrayList<>();
        type.methods.stream()
                .filter(each -> each.name.equals(method))
                .forEach(each -> each.instructions.forEach(insn -> {
                    if (insn instanceof LineNumberNode number) {
                        lines.add(number.line);
                    }
                }));
        return lines;
    }

    /** Defines one class beside the rest. */
    private static final class Defining extends ClassLoader {
        Defining() {
            super(SOURCE);
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
