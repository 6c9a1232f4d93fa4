package benchmarks;

/** The towers of Hanoi with linked disks. */
final class Towers implements Benchmark {
    private Disk[] piles = new Disk[3];
    private int moves;

    private static final class Disk {
        final int size;
        Disk next;

        Disk(int size) {
            this.size = size;
        }
    }

    @Override
    public String name() {
        return "Towers";
    }

    @Override
    public long run() {
        piles = new Disk[3];
        moves = 0;
        for (int i = 13; i >= 0; i--) {
            push(new Disk(i), 0);
        }
        move(13, 0, 1);
        return moves;
    }

    private void push(Disk disk, int pile) {
        Disk top = piles[pile];
        if (top != null && disk.size >= top.size) {
            throw new IllegalStateException("a large disk on a small one");
        }
        disk.next = top;
        piles[pile] = disk;
    }

    private Disk pop(int pile) {
        Disk top = piles[pile];
        if (top == null) {
            throw new IllegalStateException("no disk");
        }
        piles[pile] = top.next;
        top.next = null;
        return top;
    }

    private void move(int disks, int from, int to) {
        if (disks == 1) {
            push(pop(from), to);
            moves++;
            return;
        }
        int other = 3 - from - to;
        move(disks - 1, from, other);
        push(pop(from), to);
        moves++;
        move(disks - 1, other, to);
    }
}
