package exceptions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the exceptions of failed checks say, which HotSpot makes from the bytecode and from its classes. */
public class Messages {
    static class Node {
        Node next;
        int[] numbers;
        Node[] nodes;
        String name;
        long wide;

        Node next() {
            return next;
        }

        static Node find(String name, int[] numbers, Object... more) {
            return null;
        }

        String own() {
            return this.next.name;
        }
    }

    interface Shape {
        double area();
    }

    record Square(double side) implements Shape {
        @Override
        public double area() {
            return side * side;
        }
    }

    private static Node none;
    private static final Node[] NODES = new Node[3];

    private interface Action {
        Object run();
    }

    private static void show(Action action) {
        try {
            System.out.println(action.run() == null ? "null" : "no exception");
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] arguments) {
        Node some = new Node();
        Node missing = arguments.length > 5 ? some : null;
        int two = arguments.length + 2;
        fields(some, missing);
        calls(some, missing, "text", two);
        arrays(some, two, null);
        casts(missing);
        library();
        parameters(null, 3L, null);
        show(() -> comparedBefore(two > 100 ? "never" : null, two));
    }

    /** What a comparison says of one branch, it does not say of the other. */
    private static int comparedBefore(String given, int n) {
        String text = n > 50 ? "long" : given;
        int result = 0;
        if (text != null) {
            result++;
        }
        for (int i = 0; i < n; i++) {
            if (text != null) {
                result += text.length();
            }
            text = i > 100 ? "later" : text;
        }
        System.out.println(result);
        return text.length();
    }

    private static void fields(Node some, Node missing) {
        show(() -> missing.name);
        show(() -> some.next.name);
        show(() -> some.next.next.next.next.next.next.next.name);
        show(() -> none.wide);
        show(() -> none.next.name);
        show(some::own);
        try {
            missing.wide = 7L;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            some.next.name = "name";
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            Node local = some.next;
            local.numbers[1]++;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }

    private static void calls(Node some, Node missing, String text, int two) {
        show(() -> missing.next());
        show(() -> some.next().next());
        show(() -> some.next().next().name);
        show(() -> Node.find("a", new int[2], 1, "b").next);
        show(() -> some.name.length());
        show(() -> text.concat(some.name));
        show(() -> some.name.substring(1, two));
        show(() -> (two > 1 ? some.name : text).length());
        show(() -> ((String) (Object) some.name).trim());
        show(() -> {
            Shape shape = null;
            return shape.area();
        });
        show(() -> {
            Map<String, List<Integer>> map = new HashMap<>();
            return map.get("key").get(two);
        });
        show(() -> some.numbers.clone());
        show(() -> some.name.getClass());
        show(() -> {
            synchronized (some.nodes) {
                return 1;
            }
        });
        show(() -> {
            throw (RuntimeException) (Object) some.next;
        });
        show(() -> {
            Integer boxed = (Integer) (Object) some.name;
            return boxed + 1;
        });
        show(() -> {
            throw new NullPointerException();
        });
        show(() -> {
            throw new NullPointerException("said");
        });
        show(() -> {
            for (String each : (List<String>) null) {
                return each;
            }
            return null;
        });
        show(() -> {
            switch (some.name) {
                case "a":
                    return 1;
                default:
                    return 2;
            }
        });
    }

    private static void arrays(Node some, int two, byte[][] bytes) {
        show(() -> some.numbers[two]);
        show(() -> some.numbers.length);
        show(() -> NODES[two].name);
        show(() -> NODES[1].nodes[two]);
        show(() -> some.nodes[two + 1].name);
        show(() -> bytes[0][1]);
        show(() -> (new byte[2][][])[1][two]);
        show(() -> (new int[3][][])[two - 1][two].length);
        show(() -> {
            long[] longs = null;
            longs[two] = 5;
            return null;
        });
        show(() -> {
            NODES[two - 2].numbers[NODES.length] = 1;
            return null;
        });
        show(() -> (new int[two][two])[1][7]);
        show(() -> new int[-two]);
        show(() -> "abc".charAt(two + 1));
        show(() -> 1 / (two - 2));
        show(() -> {
            Object[] objects = new String[1];
            objects[0] = two;
            return null;
        });
        show(() -> {
            Object[] objects = new Node[1][];
            objects[0] = new Square(1);
            return null;
        });
    }

    private static void casts(Object missing) {
        Object[] all = {
            "text", 1, 'c', new Node(), new Square(2), new int[1], new Node[1], new String[1][1], new long[2][3],
            new ArrayList<String>(), missing
        };
        for (Object each : all) {
            show(() -> (String) each);
            show(() -> (Node) each);
            show(() -> ((Shape) each).area());
            show(() -> (int[]) each);
            show(() -> (Node[]) each);
            show(() -> (Comparable<?>) each);
            show(() -> (Object[]) each);
            show(() -> (long[][]) each);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void library() {
        show(() -> new ArrayList<>((List<String>) null));
        show(() -> new TreeMap<String, String>().put(null, "x"));
        show(() -> new TreeMap().put(new Node(), "x"));
        show(() -> List.of("a", null));
        show(() -> String.join(",", (List<String>) null));
        show(() -> Arrays.toString(Arrays.copyOf((int[]) null, 2)));
        show(() -> Collections.max((List<Integer>) null));
        show(() -> "a".compareTo(null));
        show(() -> new StringBuilder((String) null));
        show(() -> Integer.parseInt(null));
    }

    private static void parameters(String first, long second, Object[] third) {
        try {
            System.out.println(first.length() + second);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(third[(int) second]);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        String again = first;
        try {
            again = again.trim();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }
}
