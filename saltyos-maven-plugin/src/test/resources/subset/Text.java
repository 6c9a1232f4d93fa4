package subset;

/** SALT0406: strings are constants. */
public final class Text {
    private static final String NAME = "name";

    private Text() {}

    public static int cut(int a) {
        return NAME.substring(a).length(); // SALT0406: String.substring() is outside the subset
    }

    public static int concatenate(int a) {
        String text = NAME + a; // SALT0406: text is put together at run time
        return text.length();
    }

    public static int choose(int a) {
        String which = a > 0 ? NAME : "other";
        switch (which) { // SALT0406: String.hashCode() is outside the subset | String.equals()
            case "name":
                return 1;
            default:
                return 2;
        }
    }

    public static int conditional(int a) {
        return (a > 0 ? NAME + a : NAME).length(); // SALT0406: text is put together at run time
    }

    public static int message(int a) {
        if (a > 1000) {
            throw new IllegalArgumentException(a + " is too large");
        }
        return a;
    }

    public static int allowed(int a) {
        return NAME.charAt(a & 3) + NAME.length();
    }
}
