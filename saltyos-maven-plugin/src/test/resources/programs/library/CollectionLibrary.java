package library;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Collections, arrays, iterators. */
public class CollectionLibrary {
    enum Day { MON, TUE, WED, THU, FRI }

    public static void main(String[] arguments) {
        lists(new ArrayList<>());
        lists(new LinkedList<>());
        lists(new Vector<>());
        maps(new HashMap<>());
        maps(new LinkedHashMap<>());
        maps(new TreeMap<>());
        sets(new HashSet<>());
        sets(new LinkedHashSet<>());
        sets(new TreeSet<>());
        ordered();
        deques(new ArrayDeque<>());
        deques(new LinkedList<>());
        queues();
        enums();
        bits();
        arrays();
        unmodifiable();
        others();
        errors();
    }

    private static void lists(List<String> list) {
        for (int i = 0; i < 12; i++) {
            list.add("e" + i * 7 % 12);
        }
        list.add(3, "inserted");
        list.addAll(List.of("x", "y"));
        list.addAll(1, Arrays.asList("p", "q"));
        System.out.println(list + " " + list.size() + list.get(4) + list.indexOf("x") + list.lastIndexOf("e0") + list.contains("q") + list.isEmpty());
        list.remove("p");
        list.remove(0);
        list.set(2, "set");
        list.removeIf(s -> s.endsWith("1"));
        list.replaceAll(s -> s + "!");
        System.out.println(list + " " + list.hashCode() + list.equals(new ArrayList<>(list)) + list.subList(1, 4) + list.containsAll(List.of("x!")));
        list.sort(Comparator.naturalOrder());
        System.out.println(list);
        list.sort(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        ListIterator<String> each = list.listIterator();
        while (each.hasNext()) {
            int index = each.nextIndex();
            String s = each.next();
            if (index % 3 == 0) {
                each.set(s + index);
            } else if (index % 3 == 1) {
                each.remove();
            }
        }
        while (each.hasPrevious()) {
            System.out.print(each.previous() + each.previousIndex() + " ");
        }
        System.out.println(Arrays.toString(list.toArray()) + list.toArray(new String[0]).length + list.retainAll(List.of("x!", "y!")) + list);
        list.forEach(s -> System.out.print(s + ";"));
        list.clear();
        System.out.println(list);
    }

    private static void maps(Map<String, Integer> map) {
        for (int i = 0; i < 40; i++) {
            map.put("key" + i * 31 % 40, i);
        }
        System.out.println(map + " " + map.size() + map.get("key3") + map.get("none") + map.containsKey("key1") + map.containsValue(5) + map.getOrDefault("none", -1));
        map.merge("key1", 100, Integer::sum);
        map.merge("new", 1, Integer::sum);
        map.computeIfAbsent("computed", k -> k.length());
        map.computeIfPresent("key2", (k, v) -> v > 0 ? null : v);
        map.compute("key4", (k, v) -> v == null ? 0 : v * 2);
        System.out.println(map.putIfAbsent("key5", 9) + " " + map.replace("key6", 60) + map.remove("key7") + map.remove("key8", 1) + map.replace("key9", 1, 2));
        map.replaceAll((k, v) -> v + 1);
        map.entrySet().removeIf(e -> e.getValue() % 5 == 0);
        map.keySet().remove("key10");
        map.values().removeIf(v -> v == 3);
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            e.setValue(e.getValue() * 2);
        }
        System.out.println(map.keySet() + " " + map.values() + map.hashCode() + map.equals(new HashMap<>(map)));
        int[] sum = {0};
        map.forEach((k, v) -> sum[0] += v);
        map.putAll(Map.of("only", 7));
        System.out.println(sum[0] + " " + map.entrySet().iterator().next().getKey().isEmpty() + map.size());
        map.clear();
    }

    private static void sets(Set<Long> set) {
        for (long i = 0; i < 60; i++) {
            set.add(i * i * 104729 % 1009);
        }
        System.out.println(set + " " + set.size() + set.contains(0L) + set.add(0L) + set.remove(0L));
        set.retainAll(set.stream().filter(x -> x % 2 == 1).toList());
        set.removeAll(List.of(1L, 3L));
        long sum = 0;
        for (Iterator<Long> each = set.iterator(); each.hasNext(); ) {
            long value = each.next();
            sum += value;
            if (value % 3 == 0) {
                each.remove();
            }
        }
        System.out.println(set + " " + sum + set.hashCode() + set.equals(new HashSet<>(set)));
    }

    private static void ordered() {
        NavigableMap<Integer, String> map = new TreeMap<>(Comparator.reverseOrder());
        for (int i = 0; i < 20; i += 3) {
            map.put(i, "v" + i);
        }
        System.out.println(map.firstKey() + map.lastKey() + " " + map.floorKey(7) + map.ceilingKey(7) + map.higherKey(9) + map.lowerKey(9) + map.headMap(9) + map.tailMap(9, false) + map.subMap(15, true, 3, true) + map.descendingMap() + map.pollFirstEntry() + map.firstEntry() + map.lastEntry());
        TreeSet<String> set = new TreeSet<>(List.of("d", "a", "c", "b", "e"));
        System.out.println(set.first() + set.last() + set.floor("bb") + set.ceiling("bb") + set.higher("c") + set.lower("c") + set.headSet("c") + set.tailSet("c") + set.subSet("b", "d") + set.descendingSet() + set.pollFirst() + set.pollLast() + set);
    }

    private static void deques(Deque<Integer> deque) {
        for (int i = 0; i < 20; i++) {
            if (i % 2 == 0) {
                deque.addFirst(i);
            } else {
                deque.offerLast(i);
            }
        }
        System.out.println(deque + " " + deque.peekFirst() + deque.peekLast() + deque.pollFirst() + deque.pollLast() + deque.pop() + deque.size() + deque.contains(4));
        deque.push(99);
        deque.removeFirstOccurrence(5);
        Iterator<Integer> back = deque.descendingIterator();
        StringBuilder b = new StringBuilder();
        while (back.hasNext()) {
            b.append(back.next()).append(' ');
        }
        System.out.println(b + " " + deque.getFirst() + deque.getLast() + deque.removeFirst() + deque.removeLast() + deque.peek() + deque.poll() + deque.element());
    }

    private static void queues() {
        PriorityQueue<String> queue = new PriorityQueue<>(Comparator.comparing(String::length).thenComparing(s -> s));
        queue.addAll(List.of("ccc", "a", "bb", "dddd", "aa", "b"));
        queue.offer("zz");
        queue.remove("bb");
        StringBuilder b = new StringBuilder(queue.peek() + queue.size() + queue.contains("zz"));
        while (!queue.isEmpty()) {
            b.append(' ').append(queue.poll());
        }
        System.out.println(b);
        Stack<Integer> stack = new Stack<>();
        stack.push(1);
        stack.push(2);
        System.out.println(stack.peek() + stack.pop() + stack.search(1) + " " + stack + stack.empty());
    }

    private static void enums() {
        EnumMap<Day, Integer> map = new EnumMap<>(Day.class);
        for (Day day : Day.values()) {
            map.put(day, day.ordinal() * 10);
        }
        map.remove(Day.TUE);
        EnumSet<Day> set = EnumSet.range(Day.TUE, Day.THU);
        set.add(Day.MON);
        System.out.println(map + " " + map.containsKey(Day.FRI) + set + EnumSet.complementOf(set) + EnumSet.allOf(Day.class).size() + EnumSet.noneOf(Day.class) + EnumSet.of(Day.WED) + EnumSet.copyOf(set).contains(Day.WED));
        System.out.println(Day.valueOf("WED") + Day.WED.name() + Day.WED.compareTo(Day.FRI) + Day.WED.equals(Day.WED) + Day.WED.getDeclaringClass().getSimpleName());
    }

    private static void bits() {
        BitSet a = new BitSet();
        BitSet b = new BitSet(200);
        for (int i = 0; i < 150; i += 7) {
            a.set(i);
        }
        b.set(10, 100);
        b.flip(50, 60);
        b.clear(20);
        System.out.println(a + " " + a.cardinality() + a.length() + a.get(7) + a.nextSetBit(8) + a.nextClearBit(7) + a.previousSetBit(100) + a.intersects(b) + a.isEmpty());
        a.and(b);
        b.or(a);
        b.xor(a);
        b.andNot(a);
        System.out.println(a + " " + b.cardinality() + b.hashCode() + a.equals(b) + a.size());
    }

    private static void arrays() {
        int[] ints = new Random(7).ints(2000, -500, 500).toArray();
        long sum = 0;
        Arrays.sort(ints);
        for (int i = 0; i < ints.length; i += 97) {
            sum = sum * 31 + ints[i];
        }
        System.out.println(sum + " " + Arrays.binarySearch(ints, ints[1000]) + Arrays.hashCode(ints) + Arrays.equals(ints, ints.clone()));
        double[] doubles = {3.5, -0.0, 0.0, Double.NaN, -1};
        Arrays.sort(doubles);
        String[] strings = {"pear", "apple", "fig", "kiwi"};
        Arrays.sort(strings);
        Integer[] boxed = {5, 3, 9, 1, 7, 2, 8, 6, 4, 0, 5, 3};
        Arrays.sort(boxed, Collections.reverseOrder());
        System.out.println(Arrays.toString(doubles) + Arrays.toString(strings) + Arrays.asList(boxed) + Arrays.deepToString(new int[][] {{1, 2}, {3}}));
        char[] chars = new char[5];
        Arrays.fill(chars, 'z');
        Arrays.fill(ints, 0, 10, 42);
        System.out.println(new String(chars) + Arrays.toString(Arrays.copyOf(ints, 12)) + Arrays.toString(Arrays.copyOfRange(strings, 1, 6)) + Arrays.stream(boxed).mapToInt(x -> x).sum());
        Arrays.setAll(ints, i -> i * i);
        System.out.println(ints[44] + " " + Arrays.compare(new int[] {1, 2}, new int[] {1, 3}) + Arrays.mismatch(new byte[] {1, 2, 3}, new byte[] {1, 2, 4}) + Arrays.deepEquals(new Object[] {strings}, new Object[] {strings.clone()}) + Arrays.asList(1, 2).hashCode());
        byte[] bytes = {3, 1, 2};
        short[] shorts = {3, 1, 2};
        long[] longs = {3, 1, 2};
        float[] floats = {3, 1, 2};
        Arrays.sort(bytes);
        Arrays.sort(shorts);
        Arrays.sort(longs);
        Arrays.sort(floats);
        Arrays.sort(chars);
        System.out.println(Arrays.toString(bytes) + Arrays.toString(shorts) + Arrays.toString(longs) + Arrays.toString(floats) + Arrays.toString(chars) + Arrays.toString(new boolean[] {true}));
        System.arraycopy(longs, 0, longs, 1, 2);
        System.out.println(Arrays.toString(longs));
    }

    private static void unmodifiable() {
        List<Integer> list = List.of(1, 2, 3, 4);
        System.out.println(list + " " + list.contains(3) + List.copyOf(list) + Set.of(1).contains(1) + Map.of("a", 1).get("a") + new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3)) + new TreeSet<>(Set.of(5, 6, 7)) + new TreeMap<>(Map.ofEntries(Map.entry("k", "v"))));
        System.out.println(Collections.unmodifiableList(new ArrayList<>(list)) + "" + Collections.emptyList() + Collections.singletonList(1) + Collections.nCopies(3, "x") + Collections.emptyMap() + Collections.singleton(2) + Collections.singletonMap(1, 2));
        List<Integer> mutable = new ArrayList<>(List.of(5, 3, 8, 1));
        Collections.sort(mutable);
        Collections.swap(mutable, 0, 3);
        Collections.rotate(mutable, 1);
        System.out.println(mutable + " " + Collections.max(mutable) + Collections.min(mutable) + Collections.frequency(mutable, 3) + Collections.disjoint(mutable, list) + Collections.binarySearch(List.of(1, 3, 5), 3));
        Collections.shuffle(mutable, new Random(3));
        Collections.reverse(mutable);
        Collections.addAll(mutable, 7, 7);
        Collections.fill(mutable, 2);
        System.out.println(mutable);
    }

    private static void others() {
        Optional<String> present = Optional.of("here");
        Optional<String> absent = Optional.empty();
        System.out.println(present.get() + present.isPresent() + absent.isEmpty() + absent.orElse("else") + present.map(String::length) + absent.or(() -> present) + present.filter(s -> s.isEmpty()) + absent.orElseGet(() -> "got") + Optional.ofNullable(null) + present.flatMap(s -> Optional.of(s + s)) + OptionalInt.of(3).getAsInt());
        present.ifPresent(System.out::println);
        absent.ifPresentOrElse(System.out::println, () -> System.out.println("absent"));
        AtomicInteger counter = new AtomicInteger(3);
        AtomicLong wide = new AtomicLong();
        AtomicReference<String> reference = new AtomicReference<>("a");
        System.out.println(counter.incrementAndGet() + counter.getAndAdd(5) + counter.get() + " " + wide.addAndGet(4) + wide.compareAndSet(4, 5) + wide + reference.getAndSet("b") + reference.get() + counter.updateAndGet(x -> x * 2) + counter.accumulateAndGet(3, Math::max));
        Random random = new Random(42);
        System.out.println(random.nextInt() + " " + random.nextInt(10) + random.nextLong() + random.nextDouble() + random.nextBoolean() + random.nextFloat() + random.nextGaussian());
        IdentityHashMap<String, Integer> identity = new IdentityHashMap<>();
        String key = "k";
        identity.put(key, 1);
        identity.put(new String("k"), 2);
        System.out.println(identity.size() + " " + identity.get(key));
        Collection<Integer> own = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index * index;
            }

            @Override
            public int size() {
                return 5;
            }
        };
        System.out.println(own + " " + own.contains(9) + own.hashCode());
    }

    private static void errors() {
        Runnable[] wrong = {
            () -> new ArrayList<>(List.of(1)).get(1),
            () -> List.of(1).add(2),
            () -> List.of(1, 2).get(5),
            () -> new ArrayDeque<>().pop(),
            () -> new LinkedList<>().getFirst(),
            () -> new TreeMap<String, String>().firstKey(),
            () -> new ArrayList<>(List.of(1)).iterator().remove(),
            () -> new ArrayList<>(-1),
            () -> Map.of(1, 1, 1, 2),
            () -> List.of((Object) null),
            () -> Optional.empty().get(),
            () -> new TreeSet<Object>(List.of(1, "x")),
            () -> Collections.emptyList().add(null),
            () -> Day.valueOf("SUN"),
            () -> new ArrayList<>(List.of(1, 2)).subList(1, 5),
            () -> Arrays.copyOf(new int[1], -1),
            () -> Arrays.copyOfRange(new int[1], 3, 5),
            () -> System.arraycopy(new int[3], 0, new int[2], 0, 3),
            () -> new ArrayDeque<>().add(null),
            () -> new PriorityQueue<>(0),
            () -> {
                List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
                for (Integer each : list) {
                    list.remove(each);
                }
            }
        };
        for (Runnable each : wrong) {
            try {
                each.run();
                System.out.println("nothing");
            } catch (ConcurrentModificationException e) {
                System.out.println("concurrent");
            } catch (ClassCastException e) {
                System.out.println("class cast");
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
    }
}
