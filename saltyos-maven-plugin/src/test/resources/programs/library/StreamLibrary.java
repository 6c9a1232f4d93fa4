package library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Functional interfaces and sequential streams. */
public class StreamLibrary {
    record Person(String name, int age, String town) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("Ann", 31, "Ulm"), new Person("Bob", 25, "Bonn"), new Person("Cid", 40, "Ulm"), new Person("Dee", 25, "Köln"));

    public static void main(String[] arguments) {
        functions();
        numbers();
        objects();
        collectors();
    }

    private static void functions() {
        Function<Integer, Integer> twice = x -> x * 2;
        Predicate<String> empty = String::isEmpty;
        Supplier<List<String>> lists = ArrayList::new;
        BiFunction<Integer, Integer, Integer> plus = Integer::sum;
        UnaryOperator<String> upper = String::toUpperCase;
        BinaryOperator<Integer> larger = BinaryOperator.maxBy(Comparator.naturalOrder());
        ToIntFunction<String> length = String::length;
        IntFunction<int[]> arrays = int[]::new;
        IntPredicate even = x -> x % 2 == 0;
        IntBinaryOperator times = (a, b) -> a * b;
        Consumer<String> print = System.out::println;
        print.andThen(s -> System.out.println(s.length())).accept("consumed");
        System.out.println(twice.andThen(x -> x + 1).compose((Integer x) -> x - 1).apply(10) + " " + empty.negate().and(s -> s.length() > 1).or(empty).test("a") + lists.get().size() + plus.andThen(twice).apply(2, 3) + upper.apply("x") + larger.apply(3, 4) + length.applyAsInt("four") + arrays.apply(3).length + even.test(4) + times.applyAsInt(3, 4) + Function.<Integer>identity().apply(1) + Predicate.isEqual("a").test("a") + Predicate.not(empty).test("a"));
    }

    private static void numbers() {
        System.out.println(IntStream.rangeClosed(1, 10).filter(x -> x % 2 == 1).map(x -> x * x).sum() + " " + IntStream.of(3, 1, 2).sorted().boxed().toList() + IntStream.range(0, 5).mapToObj(i -> "s" + i).collect(Collectors.joining()) + IntStream.range(0, 100).skip(10).limit(5).average().getAsDouble() + IntStream.iterate(1, x -> x * 2).limit(8).max().getAsInt() + IntStream.range(0, 4).reduce(1, (a, b) -> a + b * b) + Arrays.toString(IntStream.range(0, 6).toArray()) + IntStream.range(0, 9).anyMatch(x -> x == 4) + IntStream.range(0, 9).allMatch(x -> x < 4) + IntStream.range(0, 9).noneMatch(x -> x > 9) + IntStream.range(3, 9).findFirst().getAsInt() + IntStream.range(0, 9).count() + IntStream.range(0, 5).summaryStatistics().getMax() + IntStream.concat(IntStream.of(1), IntStream.of(2)).asLongStream().sum() + IntStream.of(1, 1, 2).distinct().count() + IntStream.range(0, 3).mapToDouble(x -> x / 2.0).sum());
        System.out.println(LongStream.range(0, 1000).map(x -> x * x).sum() + " " + LongStream.of(5, 6).min().getAsLong() + DoubleStream.of(1.5, 2.5).sum() + DoubleStream.of(1, 2, 3).average().getAsDouble() + DoubleStream.of(4, 9).map(Math::sqrt).boxed().toList());
    }

    private static void objects() {
        System.out.println(Stream.of("b", "a", "c").sorted().toList() + " " + Stream.of(1, 2, 3, 4).map(x -> x * 10).filter(x -> x > 10).collect(Collectors.toList()) + Stream.iterate(1, x -> x < 50, x -> x * 3).toList() + Stream.of(List.of(1, 2), List.of(3)).flatMap(List::stream).map(String::valueOf).collect(Collectors.joining("/")) + Stream.of(1, 1, 2).distinct().count() + Stream.of(3, 9, 4).max(Comparator.naturalOrder()).get() + Stream.of("x").findFirst().get() + Stream.concat(Stream.of(1), Stream.of(2)).toList() + Stream.of(1, 2, 3).reduce(0, Integer::sum) + Stream.of(1, 2, 3, 4, 1).takeWhile(x -> x < 4).toList() + Stream.of(1, 2, 3, 4, 1).dropWhile(x -> x < 4).toList() + Stream.generate(() -> "g").limit(2).toList() + Stream.of(5, 6).mapToInt(x -> x).sum() + Stream.of(1, 2, 3).skip(1).peek(x -> System.out.print("peek" + x + " ")).toList() + Arrays.toString(Stream.of("a", "b").toArray(String[]::new)) + Stream.of(1, 2).anyMatch(x -> x == 2) + Stream.of(1, 2).min(Comparator.reverseOrder()).get() + Stream.empty().count());
        PEOPLE.stream().sorted(Comparator.comparingInt(Person::age).thenComparing(Person::name, Comparator.reverseOrder())).map(Person::name).forEach(n -> System.out.print(n + " "));
        System.out.println();
    }

    private static void collectors() {
        System.out.println(PEOPLE.stream().collect(Collectors.groupingBy(Person::town, TreeMap::new, Collectors.counting())) + " " + PEOPLE.stream().collect(Collectors.partitioningBy(p -> p.age() > 30)) + new TreeMap<>(PEOPLE.stream().collect(Collectors.toMap(Person::name, Person::age))) + PEOPLE.stream().collect(Collectors.averagingInt(Person::age)) + PEOPLE.stream().collect(Collectors.summingInt(Person::age)) + PEOPLE.stream().map(Person::town).collect(Collectors.toCollection(java.util.TreeSet::new)) + PEOPLE.stream().collect(Collectors.mapping(Person::name, Collectors.joining(", ", "[", "]"))) + PEOPLE.stream().collect(Collectors.toMap(Person::town, Person::age, Integer::sum, LinkedHashMap::new)) + PEOPLE.stream().map(Person::age).collect(Collectors.reducing(0, Integer::sum)) + PEOPLE.stream().collect(Collectors.maxBy(Comparator.comparingInt(Person::age))).get().name() + PEOPLE.stream().map(Person::age).collect(Collectors.toUnmodifiableList()) + PEOPLE.stream().collect(Collectors.collectingAndThen(Collectors.toList(), List::size)));
        Map<String, List<String>> names = PEOPLE.stream().collect(Collectors.groupingBy(Person::town, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList())));
        names.forEach((town, list) -> System.out.println(town + list));
    }
}
