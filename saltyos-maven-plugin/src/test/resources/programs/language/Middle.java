package language.two;

/** A method of the same name that overrides nothing. */
public class Middle extends language.one.Upper {
    int seen() {
        return 2;
    }

    public int callMiddle() {
        return seen();
    }

    /** Overrides the method of this package only. */
    public static class Lowest extends language.one.Upper.Lower {
        int seen() {
            return 8;
        }

        @Override
        public int callMiddle() {
            return super.callMiddle() * 100;
        }
    }

    /** Public, and still no override. */
    public static class Open extends language.one.Upper {
        public int seen() {
            return 16;
        }
    }
}
