package smpng.bytecode.patch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.classfile.Names;

/**
 * An access or fence of a compiled class that has an order: a call of a VarHandle, or of a class of
 * java.util.concurrent.atomic. Volatile fields that are accessed as such, and Unsafe, are not among them.
 *
 * @param className binary name of the class
 * @param method the method it stands in, with its descriptor
 * @param line its source line, or -1
 * @param owner internal name of the class whose method it calls
 * @param call the method it calls, which names the order
 * @param nth which of the method's calls of that name, from 1
 * @param of how many there are
 */
public record OrderedAccess(String className, String method, int line, String owner, String call, int nth, int of) {
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final String ATOMICS = "java/util/concurrent/atomic/Atomic";

    /** Every one of a class file, in the order of the code. */
    public static List<OrderedAccess> in(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES);
        List<OrderedAccess> all = new ArrayList<>();
        for (MethodNode method : type.methods) {
            Map<String, Integer> totals = new HashMap<>();
            calls(method).forEach(call -> totals.merge(key(call), 1, Integer::sum));
            Map<String, Integer> seen = new HashMap<>();
            for (MethodInsnNode call : calls(method)) {
                int nth = seen.getOrDefault(key(call), 0) + 1;
                seen.put(key(call), nth);
                all.add(new OrderedAccess(
                        Names.binary(type.name),
                        method.name + method.desc,
                        Matcher.line(call),
                        call.owner,
                        call.name,
                        nth,
                        totals.getOrDefault(key(call), nth)));
            }
        }
        return all;
    }

    /** The orders that this one could be given, one step weaker; empty for what is relaxed already. */
    public List<String> weaker() {
        return Orders.below(call);
    }

    /** The same where that many calls of the name are left. */
    public OrderedAccess outOf(int left) {
        return new OrderedAccess(className, method, line, owner, call, nth, left);
    }

    /** What tells it from every other. */
    public String id() {
        return className + "." + method + " " + owner + "." + call + " " + nth;
    }

    /** The patch that gives it another order; {@link Orders#NONE} removes a fence. */
    public ClassPatch with(String order) {
        Edit edit = order.equals(Orders.NONE)
                ? Edit.removeCall(Names.binary(owner), call)
                : Edit.replaceCall(Names.binary(owner), call, order);
        return new ClassPatch(className, method, edit.occurrence(nth, of));
    }

    /** The patch with which whoever comes here fails: what no test notices, no test exercises. */
    public ClassPatch failing() {
        return new ClassPatch(
                className,
                method,
                Edit.failAt(Target.call(Names.binary(owner), call).occurrence(nth, of)));
    }

    /** Such as {@code RefCount.release}. */
    public String place() {
        String name = method.substring(0, method.indexOf('('));
        return Names.simple(Names.internal(className)) + "." + name;
    }

    @Override
    public String toString() {
        return place() + ":" + line + " " + call;
    }

    private static List<MethodInsnNode> calls(MethodNode method) {
        List<MethodInsnNode> calls = new ArrayList<>();
        for (AbstractInsnNode insn : method.instructions) {
            if (insn instanceof MethodInsnNode call && isOrdered(call)) {
                calls.add(call);
            }
        }
        return calls;
    }

    private static boolean isOrdered(MethodInsnNode call) {
        boolean handle = call.owner.equals(VAR_HANDLE)
                || call.owner.startsWith(ATOMICS) && call.getOpcode() == Opcodes.INVOKEVIRTUAL;
        return handle && Orders.isOrder(call.name);
    }

    private static String key(MethodInsnNode call) {
        return call.owner + "." + call.name;
    }
}
