package smpng.bytecode.patch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import smpng.bytecode.classfile.ClassFiles;
import smpng.bytecode.classfile.Names;

/**
 * An access or fence of a compiled class that has an order: a call of a VarHandle, of a class of java.util.concurrent.atomic,
 * of Unsafe, or an access of a volatile field. The latter, and calls of a field updater, get another order by becoming an
 * access of a VarHandle, for neither has all orders of its own.
 *
 * @param className binary name of the class
 * @param method the method it stands in, with its descriptor
 * @param line its source line, or -1
 * @param owner internal name of the class whose method it calls, or whose field it accesses
 * @param call the method it calls, which names the order; {@link Orders#VOLATILE_READ} or its opposite
 * @param field the volatile field that it accesses itself; empty for calls
 * @param nth which of the method's accesses of that name, from 1
 * @param of how many there are
 */
public record OrderedAccess(
        String className, String method, int line, String owner, String call, String field, int nth, int of) {
    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";
    private static final String ATOMICS = "java/util/concurrent/atomic/Atomic";
    private static final String UPDATER = "FieldUpdater";
    private static final Set<String> UNSAFES = Set.of("sun/misc/Unsafe", "jdk/internal/misc/Unsafe");

    /** Where an instruction leads, before it is known how many of its kind there are. */
    private record Found(AbstractInsnNode insn, String owner, String call, String field) {
        String key() {
            return owner + "." + field + "." + call;
        }
    }

    /**
     * Every one of a class file, in the order of the code.
     *
     * @param files says which fields are volatile
     */
    public static List<OrderedAccess> in(byte[] classFile, ClassFiles files) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, ClassReader.SKIP_FRAMES);
        List<OrderedAccess> all = new ArrayList<>();
        for (MethodNode method : type.methods) {
            List<Found> found = new ArrayList<>();
            for (AbstractInsnNode insn : method.instructions) {
                ordered(insn, files).ifPresent(found::add);
            }
            Map<String, Integer> totals = new HashMap<>();
            found.forEach(each -> totals.merge(each.key(), 1, Integer::sum));
            Map<String, Integer> seen = new HashMap<>();
            for (Found each : found) {
                int nth = seen.getOrDefault(each.key(), 0) + 1;
                seen.put(each.key(), nth);
                all.add(new OrderedAccess(
                        Names.binary(type.name),
                        method.name + method.desc,
                        Matcher.line(each.insn),
                        each.owner,
                        each.call,
                        each.field,
                        nth,
                        totals.getOrDefault(each.key(), nth)));
            }
        }
        return all;
    }

    private static Optional<Found> ordered(AbstractInsnNode insn, ClassFiles files) {
        if (insn instanceof MethodInsnNode call) {
            return isOrdered(call) ? Optional.of(new Found(insn, call.owner, call.name, "")) : Optional.empty();
        } else if (insn instanceof FieldInsnNode access) {
            boolean reads = access.getOpcode() == Opcodes.GETFIELD || access.getOpcode() == Opcodes.GETSTATIC;
            return files.field(access.owner, access.name)
                    .filter(f -> f.is(Opcodes.ACC_VOLATILE))
                    .map(f -> new Found(
                            insn, access.owner, reads ? Orders.VOLATILE_READ : Orders.VOLATILE_WRITE, access.name));
        }
        return Optional.empty();
    }

    private static boolean isOrdered(MethodInsnNode call) {
        if (call.owner.equals(VAR_HANDLE)) {
            return Orders.isOrder(call.name);
        } else if (UNSAFES.contains(call.owner)) {
            return Orders.isUnsafeOrder(call.name);
        }
        return call.owner.startsWith(ATOMICS)
                && call.getOpcode() == Opcodes.INVOKEVIRTUAL
                && (Orders.isOrder(call.name) || call.name.equals("get") || call.name.equals("set"));
    }

    /** The orders that this one could be given, one step weaker; empty for what is relaxed already. */
    public List<String> weaker() {
        // An atomic's weak compare-and-set without a suffix is documented to order nothing.
        return owner.startsWith(ATOMICS) && call.equals("weakCompareAndSet") ? List.of() : Orders.below(call);
    }

    /** The patch that gives it another order; {@link Orders#NONE} removes a fence. */
    public ClassPatch with(String order) {
        Edit edit;
        if (order.equals(Orders.NONE)) {
            edit = Edit.removeCall(Names.binary(owner), call);
        } else if (!field.isEmpty() || owner.endsWith(UPDATER)) {
            edit = Edit.byHandle(target(), order);
        } else {
            edit = Edit.replaceCall(Names.binary(owner), call, order);
        }
        return new ClassPatch(className, method, edit.occurrence(nth, of));
    }

    /** The patch with which whoever comes here fails: what no test notices, no test exercises. */
    public ClassPatch failing() {
        return new ClassPatch(className, method, Edit.failAt(target().occurrence(nth, of)));
    }

    /** The patch that adds a fence right before or after it. */
    public ClassPatch fenced(boolean before, String fence) {
        Target here = target().occurrence(nth, of);
        return new ClassPatch(className, method, before ? Edit.fenceBefore(here, fence) : Edit.fenceAfter(here, fence));
    }

    private Target target() {
        if (field.isEmpty()) {
            return Target.call(Names.binary(owner), call);
        }
        return call.equals(Orders.VOLATILE_READ)
                ? Target.read(Names.binary(owner), field)
                : Target.write(Names.binary(owner), field);
    }

    /** The same where that many of the name are left. */
    public OrderedAccess outOf(int left) {
        return new OrderedAccess(className, method, line, owner, call, field, nth, left);
    }

    /** What its patches count together: those of one name in a method. */
    public String group() {
        return className + "." + method + " " + owner + "." + field + "." + call;
    }

    /** What tells it from every other. */
    public String id() {
        return group() + " " + nth;
    }

    /** Such as {@code RefCount.release}. */
    public String place() {
        String name = method.substring(0, method.indexOf('('));
        return Names.simple(Names.internal(className)) + "." + name;
    }

    /** Where it stands and what it does, on one line. */
    @Override
    public String toString() {
        return place() + ":" + line + " " + call + (field.isEmpty() ? "" : " " + field);
    }
}
