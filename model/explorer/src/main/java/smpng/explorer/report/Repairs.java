package smpng.explorer.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpng.explorer.graph.Order;
import smpng.explorer.graph.Step;

/**
 * The smallest strengthenings that make machines forbid an execution: one access with a stronger order or one fence, and if no
 * one is enough, two at the steps of sc's cycle. Each is asked of the machines' formulas. It repairs the execution, not the
 * program, which may have others.
 *
 * @param machines on which it is to be forbidden
 * @param sites where something can be changed
 */
record Repairs(Verdicts verdicts, List<String> machines, Sites sites, Numbered numbers, ExecutionText.Names names) {
    /** So many questions are asked of formulas. */
    private static final int QUESTIONS = 2_000;

    private static final int SHOWN = 4;

    /** What is changed. */
    private enum How {
        ACCESS,
        /** A fence is put before it. */
        FENCE,
        /** Every access to what it accesses: how a field is declared. */
        FIELD
    }

    /**
     * A change of the program.
     *
     * @param site where
     * @param order the order that the access gets, or the fence's
     */
    private record Change(Sites.Site site, int order, How how) {
        Stream<Strengthening> strengthenings() {
            return site.steps().stream()
                    .map(step -> how == How.FENCE
                            ? new Strengthening.Fence(step.id(), order)
                            : new Strengthening.Access(step.id(), order));
        }

        /** True if the other does more than this. */
        boolean isWithin(Change other) {
            boolean same = site.equals(other.site) && how == other.how;
            boolean full = other.order == Order.VOLATILE && order != Order.VOLATILE;
            boolean ordered = order == Order.OPAQUE && other.order != Order.OPAQUE;
            return same && (full || ordered);
        }

        String text(Numbered numbers, ExecutionText.Names names) {
            String where = site.where().isEmpty() ? "" : " (" + site.where() + ")";
            return switch (how) {
                case ACCESS -> site.numbers(numbers) + " as " + Order.name(order) + " " + letter() + where;
                case FENCE ->
                    (order == Order.VOLATILE ? "a full" : order == Order.ACQUIRE ? "an acquire" : "a release")
                            + " fence before " + site.numbers(numbers) + where;
                case FIELD -> "every access to " + names.location(site.first().location()) + " as volatile";
            };
        }

        /** How much it may cost to run. */
        int weight() {
            boolean full = order == Order.VOLATILE;
            return switch (how) {
                case ACCESS -> full ? 2 : 1;
                case FENCE -> full ? 4 : 3;
                case FIELD -> 2;
            };
        }

        private String letter() {
            return switch (site.first().kind()) {
                case READ -> "R";
                case WRITE -> "W";
                default -> "U";
            };
        }
    }

    List<Account.Note> notes() {
        List<String> allowing = machines.stream()
                .filter(machine -> !verdicts.forbids(machine, List.of()))
                .toList();
        Verdicts.Verdict sc = verdicts.of("sc", List.of());
        if (allowing.isEmpty() || sc.kind() != Verdicts.Kind.FORBIDDEN) {
            return List.of(); // no order of accesses would help, or none is needed
        }
        Asking asking = new Asking(allowing);
        List<List<Change>> found = new ArrayList<>();
        List<Change> ones = changes(sites.accesses());
        for (Change one : ones) {
            boolean known = found.stream().anyMatch(less -> less.get(0).isWithin(one));
            if (!known && asking.isEnough(List.of(one))) {
                found.add(List.of(one));
            }
        }
        int tried = asking.tried;
        if (found.isEmpty()) {
            pairs(sc, asking, found);
        }
        return told(found, allowing, tried, asking);
    }

    private void pairs(Verdicts.Verdict sc, Asking asking, List<List<Change>> found) {
        Set<Step.Id> cycle = new HashSet<>();
        sc.cycle().forEach(edge -> edge.from().step().ifPresent(cycle::add));
        List<Sites.Site> on = sites.accesses().stream()
                .filter(site -> site.steps().stream().map(Step::id).anyMatch(cycle::contains))
                .toList();
        List<List<Change>> twos = new ArrayList<>(Subsets.of(changes(on), 2));
        twos.addAll(Subsets.of(fields(on), 1));
        twos.addAll(Subsets.of(fields(on), 2));
        for (List<Change> two : twos) {
            boolean known = found.stream().anyMatch(less -> isWithin(less, two));
            boolean same = two.size() > 1
                    && two.get(0).site().equals(two.get(1).site())
                    && two.get(0).how() == two.get(1).how();
            if (!known && !same && asking.isEnough(two)) {
                found.removeIf(more -> isWithin(two, more));
                found.add(two);
            }
        }
    }

    /** True if for each change of the one the other has it, or more. */
    private static boolean isWithin(List<Change> less, List<Change> more) {
        return less.stream().allMatch(each -> more.stream().anyMatch(its -> each.equals(its) || each.isWithin(its)));
    }

    /** At each place stronger orders, then fences before it; the weaker first. */
    private List<Change> changes(List<Sites.Site> at) {
        List<Change> all = new ArrayList<>();
        for (Sites.Site site : at) {
            stronger(site.first()).forEach(order -> all.add(new Change(site, order, How.ACCESS)));
        }
        for (Sites.Site site : at) {
            if (site.steps().stream().allMatch(step -> step.index() > 0)) {
                Stream.of(Order.ACQUIRE, Order.RELEASE, Order.VOLATILE)
                        .forEach(order -> all.add(new Change(site, order, How.FENCE)));
            }
        }
        return all;
    }

    /** Fields with an access at one of these places, declared volatile. */
    private List<Change> fields(List<Sites.Site> at) {
        return sites.fields().stream()
                .filter(field ->
                        field.steps().stream().anyMatch(step -> !stronger(step).isEmpty()))
                .filter(field -> field.steps().stream().anyMatch(step -> isAt(step, at)))
                .map(field -> new Change(field, Order.VOLATILE, How.FIELD))
                .toList();
    }

    private static boolean isAt(Step step, List<Sites.Site> sites) {
        return sites.stream().anyMatch(site -> site.steps().contains(step));
    }

    /** The orders that Java has for such an access and that order more than its own. */
    private static List<Integer> stronger(Step step) {
        int own = step.declared() & ~Order.REFERENCE;
        List<Integer> all = switch (step.kind()) {
            case READ -> List.of(Order.OPAQUE, Order.ACQUIRE, Order.VOLATILE);
            case WRITE -> List.of(Order.OPAQUE, Order.RELEASE, Order.VOLATILE);
            default -> List.of(Order.ACQUIRE, Order.RELEASE, Order.VOLATILE);
        };
        return switch (own) {
            case Order.PLAIN -> all;
            case Order.OPAQUE -> all.stream().filter(o -> o != Order.OPAQUE).toList();
            case Order.ACQUIRE, Order.RELEASE, Order.ACQUIRE_RELEASE -> List.of(Order.VOLATILE);
            default -> List.of();
        };
    }

    private List<Account.Note> told(List<List<Change>> found, List<String> allowing, int tried, Asking asking) {
        String bound = tried + " changes tried one by one"
                + (asking.tried > tried
                        ? " and " + (asking.tried - tried) + " changes of two at the steps of sc's cycle"
                        : "")
                + (asking.isTired() ? ", then stopped after " + QUESTIONS + " questions" : "");
        String on = String.join(" ", allowing);
        List<Account.Note> notes = new ArrayList<>();
        if (found.isEmpty()) {
            return List.of(new Account.Note("repairs", "none found on " + on + ": " + bound));
        }
        notes.add(new Account.Note("repairs", "of this execution, not of the program; on " + on + ", any of:"));
        found.stream()
                .sorted(Comparator.comparingInt(
                        changes -> changes.stream().mapToInt(Change::weight).sum()))
                .limit(SHOWN)
                .forEach(changes -> notes.add(new Account.Note(
                        "",
                        changes.stream()
                                .map(change -> change.text(numbers, names))
                                .collect(Collectors.joining(" and ", "- ", "")))));
        String more = found.size() > SHOWN ? "and " + (found.size() - SHOWN) + " more; " : "";
        notes.add(new Account.Note("", more + bound));
        return notes;
    }

    /** Asks machines, but not for ever. */
    private final class Asking {
        private final List<String> allowing;
        private int questions;
        private int tried;

        Asking(List<String> allowing) {
            this.allowing = allowing;
        }

        boolean isTired() {
            return questions >= QUESTIONS;
        }

        boolean isEnough(List<Change> changes) {
            if (isTired()) {
                return false;
            }
            tried++;
            List<Strengthening> all =
                    changes.stream().flatMap(Change::strengthenings).toList();
            return allowing.stream().allMatch(machine -> {
                questions++;
                return verdicts.forbids(machine, all);
            });
        }
    }
}
