package smpng.litmus.cat;

import java.util.ArrayList;
import java.util.List;

/** The slots of a model, and the steps that fill them: those for the threads alone, and those for each execution. */
final class Slots {
    private final List<CatModel.Step> fixed = new ArrayList<>();
    private final List<CatModel.Step> steps = new ArrayList<>();
    private int count;

    int count() {
        return count;
    }

    List<CatModel.Step> fixed() {
        return List.copyOf(fixed);
    }

    List<CatModel.Step> steps() {
        return List.copyOf(steps);
    }

    int fresh() {
        return count++;
    }

    void add(boolean dynamic, CatModel.Step step) {
        (dynamic ? steps : fixed).add(step);
    }

    /** A node whose value is computed once, and known to explanations by a name. */
    Node kept(Node node, String name) {
        if (node.recursive()) {
            return node;
        }
        int slot = fresh();
        add(node.dynamic(), frame -> frame.set(slot, named(node.evaluation().in(frame), name)));
        return new Node(node.kind(), node.dynamic(), node.monotone(), false, node.union(), frame -> frame.get(slot));
    }

    /** A part of a larger node: kept if it depends on the threads alone. */
    Node part(Node node) {
        return node.dynamic() || node.recursive() ? node : kept(node, "");
    }

    private static Value named(Value value, String name) {
        return value instanceof Value.OfRelation r && !name.isEmpty()
                ? new Value.OfRelation(r.relation().as(name))
                : value;
    }
}
