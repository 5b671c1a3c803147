package smpng.memory.mapping;

import java.util.List;
import smpng.memory.Tag;

/**
 * How one access is written: fences before it, the instruction, fences after it.
 *
 * @param read the tags of the instruction's read
 * @param write the tags of its write
 */
record Recipe(List<Barrier> before, Form form, String mnemonic, long read, long write, List<Barrier> after) {
    /** What kind of instruction does it. */
    enum Form {
        /** The one that its kind of access has. */
        OWN,
        /** A load that is a compare-and-set of 0 by 0. */
        COMPARE_AND_SET,
        /** A store that is an exchange whose old value is dropped. */
        EXCHANGE
    }

    /** The access's own instruction and nothing else. */
    static Recipe of(String mnemonic) {
        return new Recipe(List.of(), Form.OWN, mnemonic, 0, 0, List.of());
    }

    Recipe reading(Tag tag) {
        return new Recipe(before, form, mnemonic, read | tag.bit(), write, after);
    }

    Recipe writing(Tag tag) {
        return new Recipe(before, form, mnemonic, read, write | tag.bit(), after);
    }

    /** With tags on both halves. */
    Recipe both(Tag tag) {
        return reading(tag).writing(tag);
    }

    Recipe as(Form other) {
        return new Recipe(before, other, mnemonic, read, write, after);
    }

    Recipe after(Barrier... barriers) {
        return new Recipe(before, form, mnemonic, read, write, List.of(barriers));
    }

    Recipe before(Barrier... barriers) {
        return new Recipe(List.of(barriers), form, mnemonic, read, write, after);
    }
}
