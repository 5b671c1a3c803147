package smpng.litmus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import smpng.memory.enumerate.FinalState;
import smpng.memory.enumerate.Question;
import smpng.memory.enumerate.Question.Answer;

/** What a test says of a final state. */
public sealed interface Condition extends Question {
    /** A register or a location. */
    sealed interface Place {
        boolean isKnown(Question.Known state);

        long value(Question.Known state);
    }

    /** A register's final value. */
    record InRegister(int thread, int register, String name) implements Place {
        @Override
        public boolean isKnown(Question.Known state) {
            return state.hasRegister(thread, register);
        }

        @Override
        public long value(Question.Known state) {
            return state.register(thread, register);
        }

        @Override
        public String toString() {
            return thread + ":" + name;
        }
    }

    /** A location's final value. */
    record InMemory(int location, String name) implements Place {
        @Override
        public boolean isKnown(Question.Known state) {
            return state.hasMemory(location);
        }

        @Override
        public long value(Question.Known state) {
            return state.memory(location);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A number, or a location's address. */
    record Fixed(long number, String name) implements Place {
        @Override
        public boolean isKnown(Question.Known state) {
            return true;
        }

        @Override
        public long value(Question.Known state) {
            return number;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** How two values compare. */
    enum Comparison {
        EQ("="),
        NE("!="),
        LT("<"),
        GT(">"),
        LE("<="),
        GE(">=");

        private final String text;

        Comparison(String text) {
            this.text = text;
        }

        boolean holds(long a, long b) {
            return switch (this) {
                case EQ -> a == b;
                case NE -> a != b;
                case LT -> a < b;
                case GT -> a > b;
                case LE -> a <= b;
                case GE -> a >= b;
            };
        }
    }

    /** Compares what is left in a place with something. */
    record Compare(Place left, Comparison comparison, Place right) implements Condition {
        @Override
        public Answer ask(Known state) {
            if (!left.isKnown(state) || !right.isKnown(state)) {
                return Answer.MAYBE;
            }
            return comparison.holds(left.value(state), right.value(state)) ? Answer.YES : Answer.NO;
        }

        @Override
        public String toString() {
            return left + comparison.text + right;
        }
    }

    /** All of them. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public Answer ask(Known state) {
            Answer all = Answer.YES;
            for (Condition part : parts) {
                Answer answer = part.ask(state);
                if (answer == Answer.NO) {
                    return Answer.NO;
                }
                all = answer == Answer.MAYBE ? Answer.MAYBE : all;
            }
            return all;
        }

        @Override
        public String toString() {
            return parts.stream().map(Condition::inside).collect(Collectors.joining(" /\\ "));
        }
    }

    /** Any of them. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public Answer ask(Known state) {
            Answer any = Answer.NO;
            for (Condition part : parts) {
                Answer answer = part.ask(state);
                if (answer == Answer.YES) {
                    return Answer.YES;
                }
                any = answer == Answer.MAYBE ? Answer.MAYBE : any;
            }
            return any;
        }

        @Override
        public String toString() {
            return parts.stream().map(Condition::inside).collect(Collectors.joining(" \\/ "));
        }
    }

    /** Not that. */
    record Not(Condition part) implements Condition {
        @Override
        public Answer ask(Known state) {
            return switch (part.ask(state)) {
                case YES -> Answer.NO;
                case NO -> Answer.YES;
                case MAYBE -> Answer.MAYBE;
            };
        }

        @Override
        public String toString() {
            return "~" + part.inside();
        }
    }

    /** Every state, or none. */
    record Always(boolean holds) implements Condition {
        @Override
        public Answer ask(Known state) {
            return holds ? Answer.YES : Answer.NO;
        }

        @Override
        public String toString() {
            return Boolean.toString(holds);
        }
    }

    /** Whether it is true of a state. */
    default boolean holds(FinalState state) {
        return ask(new Complete(state)) == Answer.YES;
    }

    /** The places it speaks of, in the order of the text. */
    default Set<Place> places() {
        Set<Place> places = new LinkedHashSet<>();
        if (this instanceof Compare compare) {
            places.add(compare.left);
            places.add(compare.right);
        } else if (this instanceof And and) {
            and.parts.forEach(p -> places.addAll(p.places()));
        } else if (this instanceof Or or) {
            or.parts.forEach(p -> places.addAll(p.places()));
        } else if (this instanceof Not not) {
            places.addAll(not.part.places());
        }
        places.removeIf(Fixed.class::isInstance);
        return places;
    }

    private String inside() {
        return this instanceof And || this instanceof Or ? "(" + this + ")" : toString();
    }

    /** A state of which everything is known. */
    record Complete(FinalState state) implements Question.Known {
        @Override
        public boolean hasRegister(int thread, int register) {
            return true;
        }

        @Override
        public long register(int thread, int register) {
            return state.registers().get(thread).get(register);
        }

        @Override
        public boolean hasMemory(int location) {
            return true;
        }

        @Override
        public long memory(int location) {
            return state.memory().get(location);
        }
    }
}
