package org.saltyos.maven.generator;

import java.util.List;
import java.util.Random;

/** The choices of one program, all from its seed. */
final class Chance {
    private final Random random;

    Chance(long seed) {
        random = new Random(seed * 0x9e3779b97f4a7c15L + 1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String of(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    long bits() {
        return random.nextLong();
    }
}
