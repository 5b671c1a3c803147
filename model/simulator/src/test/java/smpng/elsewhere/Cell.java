package smpng.elsewhere;

/** Neither a guest nor part of the simulator; the test says which world it belongs to. */
public final class Cell {
    private int value;

    public Cell(int first) {
        value = first;
    }

    public void set(int next) {
        value = next;
    }

    public int get() {
        return value;
    }
}
