package subset;

import org.saltyos.lang.Export;

/** SALT1301 and SALT1302: what assembly can call. */
public final class Exports {
    record Two(long a, long b) {}

    private Exports() {}

    @Export("subset_object")
    private static long object(Object o) {
        return o == null ? 1 : 2; // SALT1302: has a signature that assembly cannot call
    }

    @Export("subset_twice")
    private static long first(long a) {
        return a;
    }

    @Export("subset_twice")
    private static long second(long a) {
        return a + 1; // SALT1301: symbol subset_twice is exported by Exports.second and by Exports.first
    }

    @Export("subset_pair")
    private static Two allowed(long a, int b) {
        return new Two(a, b);
    }
}
