package contracts;

import org.saltyos.lang.Depth;
import org.saltyos.lang.Export;
import org.saltyos.lang.Inline;
import org.saltyos.lang.NoInline;
import org.saltyos.lang.contract.MaxCode;
import org.saltyos.lang.contract.MaxFrame;
import org.saltyos.lang.contract.Stack;

/** SALT1203, SALT0903: frames, code, stack. */
public final class Sizes {
    private static int sum;

    private Sizes() {}

    @Export("small")
    @MaxFrame(16)
    @MaxCode(32)
    @Stack(24)
    private static int small(int a) {
        return a + 1;
    }

    @Export("large")
    @MaxCode(8)
    private static int large(int a) {
        sum += a * 31 + (sum ^ a >>> 7); // SALT1203: Sizes.large has machine code of
        return sum * 17;
    }

    @Export("spilling")
    @MaxFrame(0)
    private static int spilling(int a) {
        return step(a) + step(a + 1) + step(a + 2); // SALT1203: Sizes.spilling has a stack frame of
    }

    @NoInline
    private static int step(int a) {
        sum += a;
        return sum;
    }

    @Export("deep")
    @Stack(16)
    private static int deep(int a) {
        return step(a) + a; // SALT0903: deepest calls: deep -> contracts.Sizes.step(I)I
    }

    @Export("nested")
    @Stack(10000)
    private static int nested(int a) {
        return down(a & 7);
    }

    @Export("nestedTooDeep")
    @Stack(40)
    private static int nestedTooDeep(int a) {
        return down(a & 7); // SALT0903: Sizes.nestedTooDeep may need
    }

    @Depth(9)
    private static int down(int a) {
        return a == 0 ? sum : down(a - 1) * down(a - 1) + step(a);
    }

    @Export("again")
    private static int again(int a) {
        return circle(a & 7, 1); // SALT1203: Sizes.circle is @Inline
    }

    @Inline
    @Depth(9)
    private static int circle(int a, int b) {
        return a == 0 ? b : circle(a - 1, b + 1) * circle(a - 1, b) + step(a); // SALT1203: Sizes.circle is @Inline
    }
}
