package language;

import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Records that could be values, but for places where they come together with other objects. */
@NullMarked
public final class Joining {
    private Joining() {}

    interface Part {
        String text();
    }

    static final class Letter implements Part {
        @Override
        public String text() {
            return "letter";
        }
    }

    record Row(List<Part> parts) implements Part {
        @Override
        public String text() {
            return "row of " + parts.size();
        }
    }

    record Choice(List<Part> parts) implements Part {
        @Override
        public String text() {
            return "choice of " + parts.size();
        }
    }

    record Pair(List<Part> left, List<Part> right) implements Part {
        @Override
        public String text() {
            return "pair of " + left.size() + " and " + right.size();
        }
    }

    record Number(int value) implements Part {
        @Override
        public String text() {
            return "number " + value;
        }
    }

    private static Part byExpression(List<Part> parts) {
        return parts.size() == 1 ? parts.get(0) : new Row(parts);
    }

    private static Part byVariable(List<Part> parts) {
        Part result = parts.get(0);
        if (parts.size() > 1) {
            result = new Choice(parts);
        }
        return result;
    }

    private static Part bySwitch(int kind, List<Part> parts) {
        return switch (kind) {
            case 0 -> new Pair(parts, List.of());
            case 1 -> new Number(7);
            default -> parts.get(0);
        };
    }

    private static Part inLoop(List<Part> parts) {
        Part last = parts.get(0);
        for (int i = 0; i < 3; i++) {
            String text = last.text();
            last = i == 1 ? new Number(text.length()) : last;
        }
        return last;
    }

    public static void main(String[] arguments) {
        List<Part> one = List.of(new Letter());
        List<Part> two = List.of(new Letter(), new Letter());
        for (List<Part> parts : List.of(one, two)) {
            System.out.println(byExpression(parts).text());
            System.out.println(byVariable(parts).text());
            for (int kind = 0; kind < 3; kind++) {
                System.out.println(bySwitch(kind, parts).text());
            }
            System.out.println(inLoop(parts).text());
        }
    }
}
