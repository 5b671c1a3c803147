package smpng.explorer.guest.subset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All programs that show what is supported and what is refused. */
public final class Subset {
    private static final List<Class<?>> TOPICS = List.of(
            Variables.class, Bulk.class, Calls.class, Sharing.class, Waiting.class, Initialisers.class, Shared.class);

    private Subset() {}

    /** The programs, by topic. */
    public static Stream<Class<?>> programs() {
        return TOPICS.stream()
                .flatMap(topic -> Arrays.stream(topic.getDeclaredClasses())
                        .sorted(Comparator.comparing(Class::getName))
                        .filter(type ->
                                type.isAnnotationPresent(Gives.class) || type.isAnnotationPresent(Refuses.class)));
    }
}
