package smpng.litmus.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpng.litmus.Condition;
import smpng.litmus.Condition.Comparison;
import smpng.litmus.Condition.Place;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.Quantifier;
import smpng.litmus.grammar.LitmusParser.ComparisonContext;
import smpng.litmus.grammar.LitmusParser.ConjunctionContext;
import smpng.litmus.grammar.LitmusParser.DisjunctionContext;
import smpng.litmus.grammar.LitmusParser.GroupContext;
import smpng.litmus.grammar.LitmusParser.LocationPlaceContext;
import smpng.litmus.grammar.LitmusParser.NegationContext;
import smpng.litmus.grammar.LitmusParser.NumberOperandContext;
import smpng.litmus.grammar.LitmusParser.PlaceContext;
import smpng.litmus.grammar.LitmusParser.PlaceOperandContext;
import smpng.litmus.grammar.LitmusParser.PropositionContext;
import smpng.litmus.grammar.LitmusParser.RegisterPlaceContext;
import smpng.litmus.grammar.LitmusParser.TrailerContext;
import smpng.litmus.grammar.LitmusParser.TruthContext;

/** Reads what is asked of the final states. */
final class TrailerReader {
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final Source source;
    private final Locations locations;
    private final Registers registers;

    TrailerReader(Source source, Locations locations, Registers registers) {
        this.source = source;
        this.locations = locations;
        this.registers = registers;
    }

    /** The question of a test. */
    record Asked(Quantifier quantifier, Condition condition, Optional<Condition> filter, List<Place> observed) {}

    Asked read(TrailerContext trailer) {
        List<Place> observed = new ArrayList<>();
        trailer.locations().forEach(l -> l.place().forEach(p -> observed.add(place(p))));
        List<Condition> filters = new ArrayList<>();
        trailer.filter().forEach(f -> filters.add(condition(f.proposition())));
        Optional<Condition> filter = filters.isEmpty()
                ? Optional.empty()
                : Optional.of(filters.size() == 1 ? filters.get(0) : new Condition.And(filters));
        if (trailer.condition() == null) {
            return new Asked(Quantifier.FORALL, new Condition.Always(true), filter, observed);
        }
        Quantifier quantifier = switch (trailer.condition().quantifier().getText()) {
            case "forall" -> Quantifier.FORALL;
            case "~exists" -> Quantifier.NOT_EXISTS;
            default -> Quantifier.EXISTS;
        };
        return new Asked(quantifier, condition(trailer.condition().proposition()), filter, observed);
    }

    private Condition condition(PropositionContext p) {
        if (p instanceof GroupContext group) {
            return condition(group.proposition());
        }
        if (p instanceof NegationContext negation) {
            return new Condition.Not(condition(negation.proposition()));
        }
        if (p instanceof ConjunctionContext) {
            List<Condition> parts = new ArrayList<>();
            flatten(p, ConjunctionContext.class, parts);
            return new Condition.And(parts);
        }
        if (p instanceof DisjunctionContext) {
            List<Condition> parts = new ArrayList<>();
            flatten(p, DisjunctionContext.class, parts);
            return new Condition.Or(parts);
        }
        if (p instanceof ComparisonContext comparison) {
            return comparison(comparison);
        }
        return new Condition.Always(p instanceof TruthContext);
    }

    private void flatten(PropositionContext p, Class<?> kind, List<Condition> parts) {
        if (kind.isInstance(p)) {
            p.getRuleContexts(PropositionContext.class).forEach(part -> flatten(part, kind, parts));
        } else {
            parts.add(condition(p));
        }
    }

    private Condition comparison(ComparisonContext c) {
        Place left = place(c.place());
        Comparison comparison = switch (String.valueOf(c.op.getText())) {
            case "!=" -> Comparison.NE;
            case "<" -> Comparison.LT;
            case ">" -> Comparison.GT;
            case "<=" -> Comparison.LE;
            case ">=" -> Comparison.GE;
            default -> Comparison.EQ;
        };
        if (c.operand() instanceof NumberOperandContext number) {
            long magnitude = source.number(number.NUMBER().getSymbol());
            boolean negative = number.getStart().getText().equals("-");
            long value = negative ? -magnitude : magnitude;
            Condition asWritten = new Condition.Compare(left, comparison, fixed(value));
            // Registers may hold the low half of a negative number, and memory a large one as its negative.
            boolean other = (negative || magnitude > Integer.MAX_VALUE) && comparison == Comparison.EQ;
            long twin = negative ? value & LOW_HALF : (int) value;
            return other && value >= Integer.MIN_VALUE && value <= LOW_HALF
                    ? new Condition.Or(List.of(asWritten, new Condition.Compare(left, comparison, fixed(twin))))
                    : asWritten;
        }
        return new Condition.Compare(left, comparison, right((PlaceOperandContext) c.operand()));
    }

    private static Place fixed(long value) {
        return new Condition.Fixed(value, Long.toString(value));
    }

    /** On the right of a comparison a location stands for its address. */
    private Place right(PlaceOperandContext operand) {
        Place place = place(operand.place());
        return place instanceof Condition.InMemory memory
                ? new Condition.Fixed(locations.address(memory.location()), memory.name())
                : place;
    }

    private Place place(PlaceContext place) {
        if (place instanceof RegisterPlaceContext register) {
            int thread = InitialReader.thread(source, register);
            String word = register.word(register.word().size() - 1).getText();
            String name = thread < registers.count() ? registers.name(thread, word) : "";
            if (name.isEmpty()) {
                throw source.error(Kind.SYNTAX, register.getStart(), "thread " + thread + " has no register " + word);
            }
            return new Condition.InRegister(thread, registers.thread(thread).number(name), word);
        }
        LocationPlaceContext location = (LocationPlaceContext) place;
        String base = location.word().getText();
        String name = location.NUMBER() == null
                ? base
                : base + "[" + source.number(location.NUMBER().getSymbol()) + "]";
        if (!locations.has(name)) {
            throw source.error(Kind.SYNTAX, location.getStart(), "the test has no location " + name);
        }
        return new Condition.InMemory(locations.of(name), name);
    }
}
