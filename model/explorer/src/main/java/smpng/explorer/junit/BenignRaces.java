package smpng.explorer.junit;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import smpng.explorer.guest.World;

/** The fields whose data races a test declares to be no failures. */
final class BenignRaces {
    private final World world;
    private final Class<?> test;

    BenignRaces(World world, Class<?> test) {
        this.world = world;
        this.test = test;
    }

    /** The locations of these fields. */
    IntPredicate of(List<String> names) {
        return names.stream().map(this::field).reduce(location -> false, IntPredicate::or);
    }

    /** A field named as the test's source would: its class in full, in the test's package, nested, or the test itself. */
    private IntPredicate field(String name) {
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            String type = name.substring(0, dot);
            String nested = type.replace('.', '$');
            String inPackage = test.getPackageName().isEmpty() ? "" : test.getPackageName() + ".";
            Optional<IntPredicate> found = Stream.of(
                            type, inPackage + nested, test.getName() + "$" + nested, outermost() + "$" + nested)
                    .flatMap(each -> world.field(each, name.substring(dot + 1)).stream())
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("benignRaces names no field of the program: " + name
                + "; write Class.field, with the class that declares it");
    }

    private String outermost() {
        int nested = test.getName().indexOf('$');
        return nested < 0 ? test.getName() : test.getName().substring(0, nested);
    }
}
