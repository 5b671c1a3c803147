package smpng.bytecode.samples;

import java.util.List;
import java.util.function.Supplier;

/** Fields of every type, inherited, private to a nestmate, static and final. */
public final class Fields extends FieldsBase implements Supplier<Object> {
    private boolean flag;
    private byte small;
    private short medium;
    private char letter;
    private int number;
    private long large;
    private float single;
    private double precise;
    private volatile String text;
    private static long total;
    private final int fixed = Integer.parseInt("7");

    static final class Nested {
        private int secret = 3;
    }

    @Override
    public Object get() {
        flag = !flag;
        small += 1;
        medium = (short) (small + 300);
        letter = 'x';
        number++;
        large = 1L << 40;
        single = 0.5f;
        precise += 2.25;
        text = "word";
        total += large;
        inherited = 11;
        guarded += inherited;
        Nested nested = new Nested();
        nested.secret *= 5;
        return List.of(
                flag,
                small,
                medium,
                letter,
                number,
                large,
                single,
                precise,
                text,
                total,
                super.inherited,
                guarded,
                nested.secret,
                fixed);
    }
}
