package ${package};

/** Counts. It knows nothing of messages, so it is tested as plain Java. */
final class CounterLogic implements Counter {
    private long count;

    @Override
    public long add(long amount) throws CounterOverflow {
        long sum = count + amount;
        if (((count ^ sum) & (amount ^ sum)) < 0) {
            throw CounterOverflow.FAULT;
        }
        count = sum;
        return sum;
    }
}
