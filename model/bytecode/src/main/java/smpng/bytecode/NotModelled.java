package smpng.bytecode;

import java.util.List;

/** A class uses something that an engine would not see. It is not loaded, because results about it would be wrong. */
public final class NotModelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    /** Refuses what is listed, which must not be empty. */
    public NotModelled(List<Refusal> refusals) {
        super(refusals.get(0) + (refusals.size() == 1 ? "" : " (and " + (refusals.size() - 1) + " more)"));
        this.refusals = List.copyOf(refusals);
    }

    /** Everything in the class that was refused; the message shows the first. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
