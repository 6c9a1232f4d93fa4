package golden;

/** Switches: on ints a switch, on enums one over the ordinal's table. */
public final class Switches {
    enum Colour {
        RED,
        GREEN
    }

    private Switches() {}

    public static int onInt(int a) {
        return switch (a) {
            case 1 -> 10;
            case 2, 3 -> 20;
            default -> 0;
        };
    }

    public static int onEnum(int a) {
        Colour colour = a == 0 ? Colour.RED : Colour.GREEN;
        return switch (colour) {
            case RED -> 1;
            case GREEN -> 2;
        };
    }
}
