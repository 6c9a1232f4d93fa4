package org.saltyos.runtime.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saltyos.lang.memory.Mem;

/** Random object graphs that change and are collected, always compared with the same graph of HotSpot objects. */
class RandomGraphTest {
    private static final int CHECK_INTERVAL = 500;

    /** Bytes of an array that hold something, at its start. */
    private static final int MOST_NUMBERS = 64;

    /** What an object of the heap should be. */
    private static final class Model {
        final int type;
        final @Nullable Model[] references;
        final byte[] numbers;
        int hash;

        Model(int type, int references, int numbers) {
            this.type = type;
            this.references = new Model[references];
            this.numbers = new byte[numbers];
        }

        long reference(long object, int index) {
            return switch (type) {
                case SimulatedHeap.NODE -> object + SimulatedHeap.NODE_NEXT;
                default -> object + Types.HEADER + 8L * index;
            };
        }

        long number(long object, int index) {
            return switch (type) {
                case SimulatedHeap.PAIR -> object + SimulatedHeap.PAIR_VALUE + index;
                default -> object + Types.HEADER + index;
            };
        }
    }

    private final @Nullable Model[] statics = new Model[SimulatedHeap.STATICS];
    private final @Nullable Model[] stack = new Model[SimulatedHeap.STACK_WORDS];
    private final int[] interior = new int[SimulatedHeap.STACK_WORDS];
    private Random random = new Random();
    private int outOfMemory;

    @ParameterizedTest
    @CsvSource({
        // seed, heap bytes, steps, largest array, flags
        "1, 400000, 20000, 40, 6",
        "2, 400000, 20000, 3000, 6",
        "3, 120000, 20000, 60, 6",
        "4, 60000, 3000, 30, 6",
        "5, 60000, 4000, 30, 7",
        "6, 16777216, 20000, 20000, 6",
        "7, 9000000, 20000, 60000, 4",
        "8, 120000, 8000, 9000, 6",
        "9, 40000, 5000, 20, 4",
        "10, 40000, 20000, 500, 0",
        "11, 9000000, 60000, 600, 0",
        "12, 200000, 3000, 200, 7",
    })
    void theHeapStaysEqualToItsModel(long seed, int size, int steps, int largest, int flags) {
        random = new Random(seed);
        SimulatedHeap.start(size, Heap.ON_DEMAND, flags);
        for (int step = 0; step < steps; step++) {
            step(largest);
            if (step % CHECK_INTERVAL == 0) {
                compare();
            }
        }
        SimulatedHeap.collect();
        compare();
        assertThat(Statistics.collections()).isGreaterThan(1);
        assertThat(outOfMemory).isLessThan(steps / 2);
    }

    private void step(int largest) {
        int choice = random.nextInt(100);
        if (choice < 45) {
            allocate(largest);
        } else if (choice < 75) {
            connect();
        } else if (choice < 85) {
            int index = random.nextInt(statics.length);
            statics[index] = null;
            Mem.putLong(SimulatedHeap.slot(index), 0);
        } else if (choice < 95) {
            int index = random.nextInt(stack.length);
            stack[index] = null;
            interior[index] = 0;
            // Now and then something that is no reference but looks like one.
            Mem.putLong(
                    SimulatedHeap.word(index),
                    random.nextInt(20) == 0 ? SimulatedHeap.HEAP + random.nextInt(1 << 20) : 0);
        } else if (choice < 98) {
            hash();
        } else if (random.nextInt(20) == 0) {
            SimulatedHeap.collect();
        }
    }

    private void allocate(int largest) {
        int type = 1 + random.nextInt(7);
        int length = random.nextInt(random.nextInt(8) == 0 ? largest + 1 : 12);
        Model model = switch (type) {
            case SimulatedHeap.EMPTY -> new Model(type, 0, 0);
            case SimulatedHeap.PAIR -> new Model(type, 2, 8);
            case SimulatedHeap.NODE -> new Model(type, 1, 8);
            case SimulatedHeap.BYTES -> new Model(type, 0, Math.min(length, MOST_NUMBERS));
            case SimulatedHeap.LONGS -> new Model(type, 0, Math.min(length * 8, MOST_NUMBERS));
            case SimulatedHeap.REFERENCES -> new Model(type, length, 0);
            default -> new Model(type, 0, 8);
        };
        boolean array = type >= SimulatedHeap.BYTES && type <= SimulatedHeap.REFERENCES;
        long object = SimulatedHeap.allocate(type, array ? length : 0);
        if (object == 0) {
            // Drop half of what is there, as a program that catches the error would.
            outOfMemory++;
            for (int i = 0; i < statics.length; i += 2) {
                statics[i] = null;
                Mem.putLong(SimulatedHeap.slot(i), 0);
            }
            return;
        }
        long bytes = Types.size(Mem.getLong(object));
        long notZero = 0;
        for (long i = Types.HEADER; i < bytes; i += Long.BYTES) {
            notZero |= Mem.getLong(object + i);
        }
        assertThat(notZero).isZero();
        for (int i = 0; i < model.numbers.length; i++) {
            model.numbers[i] = (byte) random.nextInt();
            Mem.putByte(model.number(object, i), model.numbers[i]);
        }
        if (random.nextInt(3) > 0) {
            int index = random.nextInt(statics.length);
            statics[index] = model;
            Mem.putLong(SimulatedHeap.slot(index), object);
        } else {
            int index = random.nextInt(8) == 0 ? random.nextInt(stack.length) : random.nextInt(8);
            stack[index] = model;
            // Up to one past the end, as the optimiser keeps references to arrays.
            interior[index] = random.nextInt((int) Math.min(bytes, 100_000) + 1);
            Mem.putLong(SimulatedHeap.word(index), object + interior[index]);
        }
    }

    private void connect() {
        int from = random.nextInt(statics.length + stack.length);
        int to = random.nextInt(statics.length + stack.length);
        Model source = model(from);
        if (source == null || source.references.length == 0) {
            return;
        }
        int field = random.nextInt(source.references.length);
        source.references[field] = random.nextInt(10) == 0 ? null : model(to);
        Mem.putLong(source.reference(address(from), field), source.references[field] == null ? 0 : address(to));
    }

    private void hash() {
        int place = random.nextInt(statics.length + stack.length);
        Model model = model(place);
        if (model != null) {
            int hash = IdentityHash.of(address(place));
            assertThat(hash).isPositive();
            if (model.hash != 0) {
                assertThat(hash).isEqualTo(model.hash);
            }
            model.hash = hash;
        }
    }

    private @Nullable Model model(int place) {
        return place < statics.length ? statics[place] : stack[place - statics.length];
    }

    private long address(int place) {
        if (place < statics.length) {
            return Mem.getLong(SimulatedHeap.slot(place));
        }
        int index = place - statics.length;
        return stack[index] == null ? 0 : Mem.getLong(SimulatedHeap.word(index)) - interior[index];
    }

    private void compare() {
        Map<Model, Long> addresses = new IdentityHashMap<>();
        Deque<Model> open = new ArrayDeque<>();
        for (int place = 0; place < statics.length + stack.length; place++) {
            meet(model(place), address(place), addresses, open);
        }
        while (!open.isEmpty()) {
            Model model = open.pop();
            long object = addresses.getOrDefault(model, 0L);
            assertThat(Types.number(Mem.getLong(object))).isEqualTo(model.type);
            byte[] numbers = new byte[model.numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Mem.getByte(model.number(object, i));
            }
            assertThat(numbers).isEqualTo(model.numbers);
            if (model.hash != 0) {
                assertThat(IdentityHash.of(object)).isEqualTo(model.hash);
            }
            for (int i = 0; i < model.references.length; i++) {
                meet(model.references[i], Mem.getLong(model.reference(object, i)), addresses, open);
            }
        }
        assertThat(Set.copyOf(addresses.values())).hasSize(addresses.size());
    }

    private static void meet(@Nullable Model model, long address, Map<Model, Long> addresses, Deque<Model> open) {
        Long before = model == null ? Long.valueOf(0) : addresses.putIfAbsent(model, address);
        if (before != null && before != address) {
            throw new AssertionError("0x" + Long.toHexString(address) + " is not " + before);
        }
        if (model != null && before == null) {
            open.push(model);
        }
    }
}
