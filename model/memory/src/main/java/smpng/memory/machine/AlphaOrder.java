package smpng.memory.machine;

import smpng.memory.Tag;

/**
 * Alpha as its handbook orders it: accesses to one location but for a store and a younger load, anything across MB, stores
 * across WMB. Dependencies order nothing: a value may be predicted, as long as no prediction rests on itself. Source: Alpha
 * Architecture Handbook, version 4, 5.6.1, processor issue constraints and dependence.
 */
public final class AlphaOrder implements LocalOrder {
    @Override
    public String name() {
        return "alpha";
    }

    @Override
    public boolean before(Window w, int i, int j) {
        return w.sameLocation(i, j) && (w.isRead(i) || w.isWrite(j))
                || w.fenced(Tag.MB, i, j)
                || w.fenced(Tag.WMB, i, j) && w.isWrite(i) && w.isWrite(j);
    }

    @Override
    public boolean predicts() {
        return true;
    }
}
