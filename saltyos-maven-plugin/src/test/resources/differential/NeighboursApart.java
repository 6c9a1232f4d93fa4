package differential;

import org.saltyos.lang.NoInline;

/**
 * Checks of neighbouring indexes in arrays of unknown length, with stores, calls and answers between them, which become one
 * comparison: what happens before the first that fails happens all the same. Each method has an array of its own, which the
 * next call sees.
 */
public final class NeighboursApart {
    private static final int[] NUMBERS = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    private static final int[] FEW = {7, 3, 4};
    private static final int[] ANSWERS = {3, 1, 4, 1, 5, 2, 2, 6, 9, 3};
    private static final int[] STORED = new int[9];
    private static final int[] OTHER_STORED = new int[4];
    private static final int[] WALKED = {3, 1, 4, 1, 5, 9, 2, 6, 3};
    private static final int[] LEFT = new int[9];
    private static final int[] TURNED = new int[9];
    private static final int[] SHIFTED = new int[9];
    private static final int[] OTHER_SHIFTED = new int[5];
    private static final int[] CALLED = new int[9];
    private static final int[] MANY = new int[8];

    private NeighboursApart() {}

    public static int storesBetween(int a, int b) { return store(b == 7 ? OTHER_STORED : STORED, a, b); }
    public static int answers(int a) { return answer(a == 100 ? FEW : ANSWERS, a); }
    public static int answersOfFew(int a) { return answer(a == 100 ? ANSWERS : FEW, a); }
    public static int left(int a, int b) { return leave(b == 7 ? FEW : WALKED, LEFT, a, b); }
    public static int turns(int a, int b) { return turn(b == 7 ? FEW : NUMBERS, TURNED, a, b); }
    public static int byTurns(int a, int b) { return shift(b == 7 ? FEW : NUMBERS, a == 7 ? OTHER_SHIFTED : SHIFTED, a, b); }
    public static int calls(int a) { return call(a == 100 ? FEW : NUMBERS, a); }
    public static int far(int a, int b) { return ask(b == 7 ? FEW : NUMBERS, a, b); }
    public static int many(int a) { return addMany(a == 100 ? FEW : NUMBERS, a); }

    /** Three that are stored between: two of the stores stay where the third check fails. */
    @NoInline
    private static int store(int[] target, int a, int b) {
        int before = STORED[0] + STORED[6] * 3 + STORED[7] * 5 + STORED[8] * 7;
        target[a] = b;
        target[a + 1] = target[a] ^ 5;
        STORED[8] = target[a + 1] + b;
        target[a + 2] = before;
        return before;
    }

    /** Answers that are given before the last check is made. */
    @NoInline
    private static int answer(int[] numbers, int a) {
        int first = numbers[a];
        if (first == 4) {
            return -1;
        }
        int second = numbers[a + 1];
        int both = first * 31 + second;
        if (second == 9) {
            return both;
        }
        if (numbers[a + 2] == 5 || numbers[a + 3] == first) {
            return -3;
        }
        return numbers[a + 4] + numbers[a + 5] * both;
    }

    /** What was read last before the way was left. */
    @NoInline
    private static int leave(int[] numbers, int[] written, int a, int b) {
        int last = b;
        int turns = 0;
        do {
            turns++;
            int first = numbers[a];
            if (first == b) {
                last = first * 3;
                break;
            }
            written[turns & 7] = first;
            last = numbers[a + 1];
            if (last == b) {
                break;
            }
            last += numbers[a - 2] + first + numbers[a + 2];
        } while (last < 0);
        return last * 31 + turns + written[1];
    }

    /** Turns that end early, in a loop that runs into the end of the array. */
    @NoInline
    private static int turn(int[] numbers, int[] written, int a, int b) {
        int sum = 0;
        for (int i = a; i < a + 20; i++) {
            int first = numbers[i];
            sum = sum * 31 + first;
            if (first == b) {
                continue;
            }
            written[first & 7] += first;
            if (numbers[i + 1] > first) {
                sum++;
                continue;
            }
            sum += numbers[i + 2] * 7 + written[b & 7];
        }
        return sum;
    }

    /** Two arrays by turns. */
    @NoInline
    private static int shift(int[] numbers, int[] target, int a, int b) {
        int before = SHIFTED[0] + SHIFTED[7] * 3 + SHIFTED[8] * 5;
        target[a] = numbers[b] + 1;
        target[a + 1] = numbers[b + 1] + target[a];
        target[a + 2] = numbers[b + 2] - target[a + 1];
        target[a + 3] = numbers[b + 3] ^ target[a + 2];
        return target[a + 1] * 3 + numbers[b + 1] * 5 + before;
    }

    /** Calls are made as often as on the way with all checks. */
    @NoInline
    private static int call(int[] numbers, int a) {
        int first = numbers[a] + count(1);
        int second = numbers[a + 1] + count(first);
        int third = numbers[a + 2] + count(second);
        return numbers[a + 3] + count(third);
    }

    @NoInline
    private static int count(int value) {
        return CALLED[8] += value & 0xff;
    }

    /** Far apart, and seldom asked for. */
    @NoInline
    private static int ask(int[] numbers, int a, int b) {
        int sum = numbers[a];
        if (b == 1) {
            return sum;
        }
        sum += numbers[a + 70];
        if (b == 2) {
            return sum * 3;
        }
        return sum + numbers[a + 71] + numbers[a + 1];
    }

    /** More stores than one copy holds. */
    @NoInline
    private static int addMany(int[] numbers, int a) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            MANY[i & 7] = sum;
            sum = sum * 31 + numbers[a + i - 3];
        }
        return sum + MANY[3];
    }
}
