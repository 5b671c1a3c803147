package smpng.bytecode.samples;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** What the language has: lambdas, records, enums, default methods, exceptions, generics. */
public final class Language implements Supplier<Object> {
    private int hits;
    private static int made;

    enum Colour {
        RED,
        GREEN {
            @Override
            int weight() {
                return 2;
            }
        };

        private int uses;

        int weight() {
            return 1;
        }
    }

    record Pair<A, B>(A first, B second) {
        static int pairs;

        Pair {
            pairs++;
        }
    }

    interface Greeting {
        String name();

        default String greet() {
            return "hello " + name() + suffix();
        }

        private String suffix() {
            return "!";
        }
    }

    static class Outer {
        private int value = 5;

        class Inner {
            private int own = value;

            int sum() {
                return own + value++;
            }
        }
    }

    Language() {
        made++;
    }

    @Override
    public Object get() {
        List<Object> seen = new ArrayList<>();
        IntUnaryOperator add = x -> x + ++hits;
        seen.add(add.applyAsInt(1));
        Supplier<Supplier<Integer>> deep = () -> () -> hits;
        seen.add(deep.get().get());
        Function<String, Pair<String, Integer>> pair = name -> new Pair<>(name, name.length());
        seen.add(pair.apply("word"));
        seen.add(new Pair<>(1, 2).equals(new Pair<>(1, 2)));
        seen.add(Pair.pairs);
        for (Colour colour : Colour.values()) {
            seen.add(describe(colour));
            colour.uses++;
            seen.add(colour.uses + colour.weight());
        }
        Greeting greeting = () -> "you";
        seen.add(greeting.greet());
        Greeting anonymous = new Greeting() {
            private int calls;

            @Override
            public String name() {
                return "nobody" + ++calls + hits;
            }
        };
        seen.add(anonymous.greet());
        seen.add(new Outer().new Inner().sum());
        seen.add(guarded(seen));
        seen.add(
                switch ("b" + hits) {
                    case "b1" -> 10;
                    default -> 20;
                });
        List<Integer> sorted = new ArrayList<>(List.of(3, 1, 2));
        sorted.sort(Comparator.comparing(Integer::intValue).reversed());
        seen.add(sorted);
        Object shape = seen.size() > 100 ? "text" : Integer.valueOf(hits);
        seen.add(shape instanceof Integer number && number == 1 ? "one" : "other");
        Supplier<Language> make = Language::new;
        seen.add(make.get().hits + made);
        long wide = hits > 0 ? hits : 1L;
        double mean = wide / 2.0;
        seen.add(mean);
        return seen;
    }

    private String describe(Colour colour) {
        return switch (colour) {
            case RED -> "warm";
            case GREEN -> "cool";
        };
    }

    private int guarded(List<Object> seen) {
        try {
            hits += 2;
            throw new IllegalStateException("stop");
        } catch (IllegalStateException e) {
            seen.add(e.getMessage());
            return hits;
        } finally {
            hits = 1;
        }
    }
}
