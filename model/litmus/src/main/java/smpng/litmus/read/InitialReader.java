package smpng.litmus.read;

import java.util.List;
import java.util.Locale;
import smpng.litmus.LitmusException.Kind;
import smpng.litmus.grammar.LitmusParser.AddressValueContext;
import smpng.litmus.grammar.LitmusParser.InitContext;
import smpng.litmus.grammar.LitmusParser.ItemContext;
import smpng.litmus.grammar.LitmusParser.ListValueContext;
import smpng.litmus.grammar.LitmusParser.LocationPlaceContext;
import smpng.litmus.grammar.LitmusParser.NumberValueContext;
import smpng.litmus.grammar.LitmusParser.RegisterPlaceContext;
import smpng.litmus.grammar.LitmusParser.TypeContext;
import smpng.litmus.grammar.LitmusParser.ValueContext;
import smpng.litmus.grammar.LitmusParser.WrappedValueContext;

/** Reads initial values. */
final class InitialReader {
    private static final int THREADS = 64;
    private static final int ELEMENTS = 1024;

    private final Source source;
    private final Locations locations;
    private final Registers registers;
    private final boolean assembly;

    InitialReader(Source source, Locations locations, Registers registers, boolean assembly) {
        this.source = source;
        this.locations = locations;
        this.registers = registers;
        this.assembly = assembly;
    }

    void read(InitContext init) {
        init.item().forEach(this::item);
    }

    private void item(ItemContext item) {
        ValueContext value = item.value();
        if (item.place() instanceof RegisterPlaceContext place) {
            int thread = thread(source, place);
            String word = place.word(place.word().size() - 1).getText();
            String name = registers.name(thread, word);
            if (assembly && name.isEmpty()) {
                throw source.error(Kind.SYNTAX, place.getStop(), word + " is no register");
            }
            registers.thread(thread).initial(name.isEmpty() ? word : name, value == null ? 0 : scalar(value));
        } else if (item.place() instanceof LocationPlaceContext place) {
            location(place, item.type(), value);
        }
    }

    private void location(
            LocationPlaceContext place,
            @org.checkerframework.checker.nullness.qual.Nullable TypeContext type,
            @org.checkerframework.checker.nullness.qual.Nullable ValueContext value) {
        String name = place.word().getText();
        if (type != null) {
            locations.unit(name, bytes(type.getText()));
        }
        if (value instanceof ListValueContext list) {
            elements(place, name, list.value());
        } else if (place.NUMBER() != null && type != null) {
            elements(place, name, List.of());
        } else {
            int location = locations.of(name);
            if (place.NUMBER() != null) {
                location = locations.of(name, source.number(place.NUMBER().getSymbol()));
            }
            if (value != null) {
                locations.initial(location, scalar(value));
            }
        }
    }

    private void elements(LocationPlaceContext place, String name, List<ValueContext> values) {
        long count = place.NUMBER() == null
                ? values.size()
                : source.number(place.NUMBER().getSymbol());
        if (count < values.size() || count > ELEMENTS || count < 1) {
            throw source.error(
                    Kind.SYNTAX, place.getStart(), "an array of 1 to " + ELEMENTS + " elements with as many values");
        }
        for (int i = 0; i < count; i++) {
            int element = locations.of(name, i);
            locations.initial(element, i < values.size() ? scalar(values.get(i)) : 0);
        }
    }

    private static long bytes(String type) {
        String kind = type.toLowerCase(Locale.ROOT);
        if (kind.contains("64") || kind.contains("long") || kind.contains("*")) {
            return 8;
        }
        return kind.contains("16") || kind.contains("short")
                ? 2
                : kind.contains("8_t") || kind.contains("char") ? 1 : 4;
    }

    /** The thread of {@code 0:r1} or {@code P0:r1}. */
    static int thread(Source source, RegisterPlaceContext place) {
        String number = place.NUMBER() != null
                ? place.NUMBER().getText()
                : place.word(0).getText().replaceFirst("^[Pp]", "");
        if (!number.matches("[0-9]{1,2}") || Integer.parseInt(number) >= THREADS) {
            throw source.error(Kind.SYNTAX, place.getStart(), "expected a thread's number below " + THREADS);
        }
        return Integer.parseInt(number);
    }

    private long scalar(ValueContext value) {
        if (value instanceof NumberValueContext number) {
            long magnitude = source.number(number.NUMBER().getSymbol());
            return number.getStart().getText().equals("-") ? -magnitude : magnitude;
        }
        if (value instanceof AddressValueContext address) {
            int location = address.NUMBER() == null
                    ? locations.of(address.word().getText())
                    : locations.of(
                            address.word().getText(),
                            source.number(address.NUMBER().getSymbol()));
            return locations.address(location);
        }
        if (value instanceof WrappedValueContext wrapped) {
            return scalar(wrapped.value());
        }
        throw source.error(Kind.SYNTAX, value.getStart(), "expected one value");
    }
}
