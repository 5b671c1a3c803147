package smpng.bytecode.patch;

import org.checkerframework.checker.nullness.qual.Nullable;
import smpng.bytecode.patch.Target.Call;
import smpng.bytecode.patch.Target.Condition;
import smpng.bytecode.patch.Target.Constant;
import smpng.bytecode.patch.Target.Write;

/**
 * One change at one place of a method. Made by the static methods, which read as a catalogue of bugs does.
 *
 * <p>A statement is what the compiler made of the source lines from one point where nothing is on the operand stack to
 * the next line that starts so. Two statements on one line are one here. The head of a loop or of an {@code if} stands
 * for the whole of it, its body included: a statement goes on until no jump crosses its border. One that ends by leaving
 * a loop early has no such end, and an edit of it does not apply.
 *
 * @param target where
 * @param change what
 */
public record Edit(Target target, Change change) {
    /** Rejects changes that do not fit what they are applied to. */
    public Edit {
        Class<?> expected = Target.What.class;
        if (change instanceof Change.Rename || change instanceof Change.ReplaceBy) {
            expected = Call.class;
        } else if (change instanceof Change.DropWrite) {
            expected = Write.class;
        } else if (change instanceof Change.SetConstant) {
            expected = Constant.class;
        } else if (change instanceof Change.Invert || change instanceof Change.Force) {
            expected = Condition.class;
        }
        if (!expected.isInstance(target.what())) {
            throw new IllegalArgumentException("no such edit: " + change + " " + target);
        }
    }

    /** What happens at the target. */
    public sealed interface Change {
        /** The call goes to another method of the same class and descriptor. */
        record Rename(String newName) implements Change {
            @Override
            public String toString() {
                return "replace by " + newName + ",";
            }
        }

        /** The call is not made; its arguments are evaluated. Null stands for the result type's default. */
        record ReplaceBy(@Nullable Object result) implements Change {
            @Override
            public String toString() {
                return result == null ? "remove" : "replace by " + result + ",";
            }
        }

        /** The field keeps its value; the new one is evaluated. */
        record DropWrite() implements Change {
            @Override
            public String toString() {
                return "remove";
            }
        }

        /** Another constant. */
        record SetConstant(Number value) implements Change {
            @Override
            public String toString() {
                return "replace by " + value + ",";
            }
        }

        /** The statement runs twice in a row. */
        record Duplicate() implements Change {
            @Override
            public String toString() {
                return "run twice the statement of";
            }
        }

        /** The statement does not run. */
        record Remove() implements Change {
            @Override
            public String toString() {
                return "remove the statement of";
            }
        }

        /** The statement runs right before or after the one that holds the anchor. */
        record Move(boolean before, Target anchor) implements Change {
            @Override
            public String toString() {
                return "move " + (before ? "before" : "after") + " the statement of " + anchor + " that of";
            }
        }

        /** The jump is taken when it was not, and the reverse. */
        record Invert() implements Change {
            @Override
            public String toString() {
                return "invert";
            }
        }

        /** Who comes to the call fails with an AssertionError instead. */
        record Fail() implements Change {
            @Override
            public String toString() {
                return "fail at";
            }
        }

        /** The access of a field, direct or by an updater, becomes one of a VarHandle, with the order of that method. */
        record ByHandle(String order) implements Change {
            @Override
            public String toString() {
                return "by a VarHandle's " + order + ",";
            }
        }

        /** A fence, a static method of VarHandle, right before or after. */
        record Fence(boolean before, String fence) implements Change {
            @Override
            public String toString() {
                return fence + (before ? " before" : " after");
            }
        }

        /** The jump is always taken, or never; its operands are evaluated. */
        record Force(boolean taken) implements Change {
            @Override
            public String toString() {
                return (taken ? "always" : "never") + " jump on";
            }
        }
    }

    /**
     * Calls another method of the same class with the same descriptor: another access mode of a VarHandle, such as
     * {@code getAcquire} made {@code get}, another fence, or any sibling.
     */
    public static Edit replaceCall(String owner, String name, String newName) {
        return new Edit(Target.call(owner, name), new Change.Rename(newName));
    }

    /** Makes no call; the result, if any, is 0, false or null. */
    public static Edit removeCall(String owner, String name) {
        return new Edit(Target.call(owner, name), new Change.ReplaceBy(null));
    }

    /** Makes no call; the result is a given Boolean, Integer or Long. */
    public static Edit replaceCallBy(String owner, String name, Object result) {
        if (!(result instanceof Boolean || result instanceof Integer || result instanceof Long)) {
            throw new IllegalArgumentException("not a Boolean, Integer or Long: " + result);
        }
        return new Edit(Target.call(owner, name), new Change.ReplaceBy(result));
    }

    /** Does not write a field. */
    public static Edit removeFieldWrite(String field) {
        return new Edit(Target.write(field), new Change.DropWrite());
    }

    /** Uses another int constant. */
    public static Edit replaceConstant(int from, int to) {
        return new Edit(Target.constant(from), new Change.SetConstant(to));
    }

    /** Uses another long constant. */
    public static Edit replaceConstant(long from, long to) {
        return new Edit(Target.constant(from), new Change.SetConstant(to));
    }

    /** Runs the statement that holds the target twice. */
    public static Edit duplicateStatement(Target containing) {
        return new Edit(containing, new Change.Duplicate());
    }

    /** Leaves out the statement that holds the target. */
    public static Edit removeStatement(Target containing) {
        return new Edit(containing, new Change.Remove());
    }

    /** Runs the statement that holds the target right before the one that holds the anchor. */
    public static Edit moveBefore(Target containing, Target anchor) {
        return new Edit(containing, new Change.Move(true, anchor));
    }

    /** Runs the statement that holds the target right after the one that holds the anchor. */
    public static Edit moveAfter(Target containing, Target anchor) {
        return new Edit(containing, new Change.Move(false, anchor));
    }

    /** Fails with an AssertionError in place of an instruction: tells whether anybody gets there. */
    public static Edit failAt(Target target) {
        return new Edit(target, new Change.Fail());
    }

    /**
     * Gives one access of a field the order of a VarHandle's method, such as {@code getAcquire}, while others keep theirs. The
     * class gets the VarHandle, and makes it first of all.
     *
     * @param access a read or write of the field, or a call of a field updater that a class keeps in a static field
     */
    public static Edit byHandle(Target access, String order) {
        return new Edit(access, new Change.ByHandle(order));
    }

    /** Adds a fence, such as {@code acquireFence}, right after a target. */
    public static Edit fenceAfter(Target target, String fence) {
        return new Edit(target, new Change.Fence(false, fence));
    }

    /** Adds a fence right before a target, after what it takes was evaluated. */
    public static Edit fenceBefore(Target target, String fence) {
        return new Edit(target, new Change.Fence(true, fence));
    }

    /** Inverts one conditional jump. */
    public static Edit invertCondition(Target condition) {
        return new Edit(condition, new Change.Invert());
    }

    /**
     * Always takes a conditional jump. {@code if (c) body} and {@code while (c) body} are compiled as jumps around the
     * body when {@code c} does not hold, so this makes {@code c} false; for {@code do ... while (c)} and for the left of
     * {@code ||} it makes it true.
     */
    public static Edit alwaysJump(Target condition) {
        return new Edit(condition, new Change.Force(true));
    }

    /** Never takes a conditional jump: the opposite of {@link #alwaysJump}. */
    public static Edit neverJump(Target condition) {
        return new Edit(condition, new Change.Force(false));
    }

    /** This edit at the n-th, from 1, of exactly {@code of} matches. */
    public Edit occurrence(int nth, int of) {
        return new Edit(target.occurrence(nth, of), change);
    }

    @Override
    public String toString() {
        return change + " " + target;
    }
}
