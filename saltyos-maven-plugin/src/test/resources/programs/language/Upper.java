package language.one;

/** Methods that only their package can override. */
public class Upper {
    int seen() {
        return 1;
    }

    public int callUpper() {
        return seen();
    }

    /** In the same package, with a class of another one between: overrides. */
    public static class Lower extends language.two.Middle {
        int seen() {
            return 4;
        }
    }
}
