package benchmarks;

import java.util.Arrays;

/** The sieve of Eratosthenes. */
final class Sieve implements Benchmark {
    @Override
    public String name() {
        return "Sieve";
    }

    @Override
    public long run() {
        boolean[] flags = new boolean[100_000];
        Arrays.fill(flags, true);
        int primes = 0;
        for (int i = 2; i <= flags.length; i++) {
            if (flags[i - 1]) {
                primes++;
                for (int k = i + i; k <= flags.length; k += i) {
                    flags[k - 1] = false;
                }
            }
        }
        return primes;
    }
}
