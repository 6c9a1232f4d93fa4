package benchmarks;

/** A tree of arrays: allocation and nothing else. */
final class Storage implements Benchmark {
    private int count;

    @Override
    public String name() {
        return "Storage";
    }

    @Override
    public long run() {
        count = 0;
        tree(7, new Numbers());
        return count;
    }

    private Object[] tree(int depth, Numbers numbers) {
        count++;
        if (depth == 1) {
            return new Object[numbers.next() % 10 + 1];
        }
        Object[] children = new Object[4];
        for (int i = 0; i < children.length; i++) {
            children[i] = tree(depth - 1, numbers);
        }
        return children;
    }
}
