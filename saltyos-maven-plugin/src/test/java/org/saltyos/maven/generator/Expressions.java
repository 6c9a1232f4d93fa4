package org.saltyos.maven.generator;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Random expressions of a wanted type, over what is in scope. */
final class Expressions {
    static final List<String> PRIMITIVES = List.of(
            "int", "int", "int", "long", "long", "boolean", "byte", "short", "char", "float", "double", "double");
    private static final String[] INTS = {
        "0",
        "1",
        "-1",
        "2",
        "3",
        "5",
        "7",
        "10",
        "31",
        "32",
        "33",
        "63",
        "100",
        "255",
        "256",
        "-128",
        "1000",
        "65535",
        "65536",
        "123456789",
        "Integer.MAX_VALUE",
        "Integer.MIN_VALUE"
    };
    private static final String[] LONGS = {
        "0L",
        "1L",
        "-1L",
        "3L",
        "31L",
        "64L",
        "1000000007L",
        "4294967296L",
        "-4294967297L",
        "0x123456789abcdefL",
        "Long.MAX_VALUE",
        "Long.MIN_VALUE"
    };
    private static final String[] DOUBLES = {
        "0.0",
        "-0.0",
        "1.0",
        "-1.5",
        "0.1",
        "3.141592653589793",
        "1e10",
        "-1e300",
        "1e-300",
        "4.9e-324",
        "1.7976931348623157e308",
        "(0.0 / 0.0)",
        "(1.0 / 0.0)",
        "(-1.0 / 0.0)",
        "2147483648.5",
        "9.223372036854775807e18"
    };
    private static final String[] FLOATS = {
        "0.0f",
        "-0.0f",
        "1.0f",
        "-2.5f",
        "0.1f",
        "16777217f",
        "1e30f",
        "1.4e-45f",
        "3.4028235e38f",
        "(0.0f / 0.0f)",
        "(1.0f / 0.0f)"
    };
    private static final String[] STRINGS = {
        "\"\"",
        "\"a\"",
        "\"salt\"",
        "\"Hello, World\"",
        "\"0123456789\"",
        "\"\\u00e9\\u20ac\\ud83d\\ude00\"",
        "\"null\"",
        "\"-42\""
    };

    private final Chance chance;
    private final Shape shape;
    /** Whether expressions call nothing of the program, so that methods of objects cannot call each other in circles. */
    private final boolean plain;

    Expressions(Chance chance, Shape shape, boolean plain) {
        this.chance = chance;
        this.shape = shape;
        this.plain = plain;
    }

    String of(String type, Scope scope, int depth) {
        List<Scope.Variable> variables = scope.of(type);
        if (depth <= 0 || chance.in(15) || plain && !PRIMITIVES.contains(type)) {
            return variables.isEmpty() || chance.in(25)
                    ? leaf(type, scope)
                    : chance.of(variables).name();
        }
        if (!variables.isEmpty() && chance.in(20)) {
            return chance.of(variables).name();
        }
        if (chance.in(6)) {
            return "(" + of("boolean", scope, depth - 1) + " ? " + of(type, scope, depth - 1) + " : "
                    + of(type, scope, depth - 1) + ")";
        }
        if (chance.in(8)) {
            String call = call(type, scope, depth);
            if (call != null) {
                return call;
            }
        }
        return switch (type) {
            case "int" -> intOf(scope, depth - 1);
            case "long" -> longOf(scope, depth - 1);
            case "boolean" -> booleanOf(scope, depth - 1);
            case "byte", "short", "char" ->
                "(" + type + ") (" + of(chance.of("int", "int", "long", "char", "double"), scope, depth - 1) + ")";
            case "float", "double" -> floatingOf(type, scope, depth - 1);
            case "String" -> stringOf(scope, depth - 1);
            case "Integer" -> "Integer.valueOf(" + of("int", scope, depth - 1) + ")";
            case "Object" -> objectOf(scope, depth - 1);
            case "Thing" -> thingOf(scope, depth - 1);
            case "Pair" ->
                "new Pair(" + of("int", scope, depth - 1) + ", " + of("String", scope, depth - 1) + ", "
                        + of("double", scope, depth - 1) + ")";
            case "Operator" -> lambda(scope, depth - 1);
            default -> leaf(type, scope);
        };
    }

    /** A call of a method that returns the type, null if there is none. */
    private @Nullable String call(String type, Scope scope, int depth) {
        List<Shape.Function> functions = shape.functions.stream()
                .filter(f -> f.result().equals(type) && !f.isChecked())
                .toList();
        return functions.isEmpty() ? null : call(chance.of(functions), scope, depth);
    }

    String call(Shape.Function function, Scope scope, int depth) {
        return function.name()
                + function.parameters().stream()
                        .map(p -> of(p, scope, Math.min(depth, 2) - 1))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String leaf(String type, Scope scope) {
        return switch (type) {
            case "int" -> chance.of(INTS);
            case "long" -> chance.of(LONGS);
            case "boolean" -> chance.of("true", "false");
            case "byte" -> "(byte) " + chance.of("0", "1", "-1", "127", "128", "200");
            case "short" -> "(short) " + chance.of("0", "1", "-1", "32767", "40000");
            case "char" -> chance.of("'a'", "'Z'", "'0'", "'\\u00e9'", "'\\uffff'", "(char) 0");
            case "float" -> chance.of(FLOATS);
            case "double" -> chance.of(DOUBLES);
            case "String" -> chance.of(STRINGS);
            case "Integer" -> chance.in(10) ? "((Integer) null)" : "Integer.valueOf(" + chance.of(INTS) + ")";
            case "Object" ->
                "((Object) "
                        + chance.of("\"object\"", "Integer.valueOf(5)", "Long.valueOf(6L)", "new int[] {1, 2}", "null")
                        + ")";
            case "Thing" ->
                chance.in(8) ? "((Thing) null)" : "new " + chance.of(shape.things) + "(" + chance.of(INTS) + ")";
            case "Pair" -> "new Pair(" + chance.of(INTS) + ", " + chance.of(STRINGS) + ", " + chance.of(DOUBLES) + ")";
            case "Color" -> "Color." + chance.of("RED", "GREEN", "BLUE");
            case "Operator" ->
                chance.of(
                        "Integer::sum", "Math::max", "(left, right) -> left - right", "(left, right) -> left / right");
            case "int[]" -> chance.of("new int[] {1, -2, 3}", "new int[5]", "new int[] {7}", "new int[0]");
            case "long[]" -> chance.of("new long[] {1L, Long.MIN_VALUE}", "new long[3]");
            case "double[]" -> chance.of("new double[] {0.5, -0.0, 3e5}", "new double[2]");
            case "byte[]" -> chance.of("new byte[] {1, -1, 127}", "new byte[4]");
            case "String[]" ->
                chance.of("new String[] {\"x\", \"yy\", \"\"}", "new String[] {\"one\"}", "new String[2]");
            case "int[][]" -> chance.of("new int[3][4]", "new int[][] {{1}, {2, 3}, {}}", "new int[2][]");
            case "Object[]" -> chance.of("new Object[3]", "new Integer[] {1, 2}", "new String[] {\"s\", \"t\"}");
            case "ArrayList<Integer>" -> chance.of("new ArrayList<>()", "new ArrayList<>(List.of(3, 1, 2))");
            case "HashMap<String, Integer>" -> "new HashMap<>()";
            case "ArrayDeque<Integer>" -> "new ArrayDeque<>()";
            case "TreeMap<Integer, String>" -> "new TreeMap<>()";
            default -> throw new IllegalArgumentException(type);
        };
    }

    private String intOf(Scope scope, int depth) {
        switch (chance.below(plain ? 16 : 26)) {
            case 0, 1, 2, 3, 4 -> {
                return "(" + of("int", scope, depth) + " " + chance.of("+", "-", "*", "&", "|", "^") + " "
                        + of("int", scope, depth) + ")";
            }
            case 5 -> {
                return "(" + of("int", scope, depth) + chance.of(" / ", " % ") + of("int", scope, depth) + ")";
            }
            case 6, 7 -> {
                return "(" + of("int", scope, depth) + chance.of(" << ", " >> ", " >>> ")
                        + of(chance.of("int", "long"), scope, depth) + ")";
            }
            case 8 -> {
                return "(" + chance.of("- ", "~") + of("int", scope, depth) + ")";
            }
            case 9 -> {
                return "(int) (" + of(chance.of("long", "double", "float", "char", "byte", "short"), scope, depth)
                        + ")";
            }
            case 10, 11 -> {
                return element("int[]", scope, depth);
            }
            case 12 -> {
                return of(chance.of("int[]", "long[]", "String[]", "int[][]"), scope, 0) + ".length";
            }
            case 13 -> {
                return "text(" + of("String", scope, depth) + ")" + chance.of(".length()", ".hashCode()");
            }
            case 14 -> {
                return "Math." + chance.of("max", "min", "floorMod", "floorDiv", "addExact", "multiplyExact") + "("
                        + of("int", scope, depth) + ", " + of("int", scope, depth) + ")";
            }
            case 15 -> {
                return "Integer."
                        + chance.of(
                                "bitCount",
                                "numberOfLeadingZeros",
                                "numberOfTrailingZeros",
                                "reverse",
                                "signum",
                                "reverseBytes")
                        + "(" + of("int", scope, depth) + ")";
            }
            case 16 -> {
                return of("Color", scope, depth) + chance.of(".ordinal()", ".weight(" + of("int", scope, depth) + ")");
            }
            case 17, 18 -> {
                return of("Thing", scope, depth) + chance.of(".value(", ".twice(", ".measure(")
                        + of("int", scope, depth) + ")";
            }
            case 19 -> {
                return of("Pair", scope, depth) + chance.of(".number()", ".hashCode()", ".scaled(3)");
            }
            case 20 -> {
                return "apply(" + of("Operator", scope, depth) + ", " + of("int", scope, depth) + ", "
                        + of("int", scope, depth) + ")";
            }
            case 21 -> {
                return of("Integer", scope, depth) + ".intValue()";
            }
            case 22 -> {
                return assignment("int", scope, depth);
            }
            case 23 -> {
                String name = shape.fresh("k");
                return "(" + of("Object", scope, depth) + " instanceof Integer " + name + " ? " + name
                        + ".intValue() : " + of("int", scope, depth) + ")";
            }
            case 24 -> {
                return "(switch (" + of("int", scope, depth) + chance.of("", " & 7") + ") { case 0 -> "
                        + of("int", scope, 0)
                        + "; case 1, 2 -> " + of("int", scope, depth) + "; case 5 -> { yield " + of("int", scope, 0)
                        + "; } default -> " + of("int", scope, depth) + "; })";
            }
            default -> {
                return chance.of("Long.compare", "Long.compareUnsigned") + "(" + of("long", scope, depth) + ", "
                        + of("long", scope, depth) + ")";
            }
        }
    }

    private String longOf(Scope scope, int depth) {
        return switch (chance.below(10)) {
            case 0, 1, 2 ->
                "(" + of("long", scope, depth) + " " + chance.of("+", "-", "*", "&", "|", "^") + " "
                        + of(chance.of("long", "int"), scope, depth) + ")";
            case 3 -> "(" + of("long", scope, depth) + chance.of(" / ", " % ") + of("long", scope, depth) + ")";
            case 4 ->
                "(" + of("long", scope, depth) + chance.of(" << ", " >> ", " >>> ") + of("int", scope, depth) + ")";
            case 5 -> "(" + chance.of("- ", "~") + of("long", scope, depth) + ")";
            case 6 -> "(long) (" + of(chance.of("double", "float", "int"), scope, depth) + ")";
            case 7 -> element("long[]", scope, depth);
            case 8 ->
                "Long." + chance.of("rotateLeft", "rotateRight") + "(" + of("long", scope, depth) + ", "
                        + of("int", scope, depth) + ")";
            default -> chance.in(50) ? assignment("long", scope, depth) : "(long) " + of("int", scope, depth);
        };
    }

    private String booleanOf(Scope scope, int depth) {
        String comparison = chance.of(" < ", " <= ", " > ", " >= ", " == ", " != ");
        return switch (chance.below(plain ? 6 : 9)) {
            case 0, 1 -> "(" + of("int", scope, depth) + comparison + of("int", scope, depth) + ")";
            case 2 -> "(" + of("long", scope, depth) + comparison + of("long", scope, depth) + ")";
            case 3 ->
                "(" + of("double", scope, depth) + comparison + of(chance.of("double", "float"), scope, depth) + ")";
            case 4 ->
                "(" + of("boolean", scope, depth) + chance.of(" && ", " || ", " ^ ", " & ", " | ")
                        + of("boolean", scope, depth) + ")";
            case 5 -> "!" + of("boolean", scope, depth);
            case 6 -> "text(" + of("String", scope, depth) + ").equals(" + of("String", scope, depth) + ")";
            case 7 ->
                "(" + of("Object", scope, depth) + " instanceof "
                        + chance.of("String", "Integer", "Number", "Thing", "Comparable") + ")";
            default -> of("Pair", scope, depth) + ".equals(" + of("Pair", scope, depth) + ")";
        };
    }

    private String floatingOf(String type, Scope scope, int depth) {
        return switch (chance.below(6)) {
            case 0, 1, 2 ->
                "(" + of(type, scope, depth) + chance.of(" + ", " - ", " * ", " / ", " % ") + of(type, scope, depth)
                        + ")";
            case 3 -> "(" + type + ") (" + of(chance.of("int", "long", "double", "float"), scope, depth) + ")";
            case 4 -> type.equals("double") ? element("double[]", scope, depth) : "(- " + of(type, scope, depth) + ")";
            default ->
                "Math." + chance.of("max", "min") + "(" + of(type, scope, depth) + ", " + of(type, scope, depth) + ")";
        };
    }

    private String stringOf(Scope scope, int depth) {
        return switch (chance.below(11)) {
            case 0, 1, 2 -> "(" + of("String", scope, depth) + " + " + of(shown(), scope, depth) + ")";
            case 3 -> "(\"<\" + " + of(shown(), scope, depth) + " + \":\" + " + of(shown(), scope, depth) + " + '>')";
            case 4 -> "String.valueOf(" + of(chance.of("int", "long", "char", "boolean"), scope, depth) + ")";
            case 5 -> "cut(" + of("String", scope, depth) + ", " + of("int", scope, depth) + ")";
            case 6 -> element("String[]", scope, depth);
            case 7 -> of("Color", scope, depth) + chance.of(".name()", ".toString()");
            case 8 -> of("Pair", scope, depth) + chance.of(".toString()", ".label()");
            case 9 -> of("Thing", scope, depth) + ".name()";
            default ->
                "text(" + of("String", scope, depth) + ")"
                        + chance.of(".trim()", ".toUpperCase()", ".replace('l', 'L')", ".concat(\"!\")", ".repeat(2)");
        };
    }

    private String shown() {
        return chance.of("int", "long", "boolean", "char", "String", "byte", "Integer", "Pair", "Color");
    }

    private String objectOf(Scope scope, int depth) {
        return switch (chance.below(5)) {
            case 0 -> "((Object) " + of("String", scope, depth) + ")";
            case 1 -> "((Object) " + of("Integer", scope, depth) + ")";
            case 2 -> "((Object) " + of("Thing", scope, depth) + ")";
            case 3 -> "((Object) Long.valueOf(" + of("long", scope, depth) + "))";
            default -> "((Object) " + of("Pair", scope, depth) + ")";
        };
    }

    private String thingOf(Scope scope, int depth) {
        return switch (chance.below(5)) {
            case 0 -> of("Thing", scope, depth) + ".next()";
            case 1 -> "((Thing) " + of("Object", scope, depth) + ")";
            default -> "new " + chance.of(shape.things) + "(" + of("int", scope, depth) + ")";
        };
    }

    private String lambda(Scope scope, int depth) {
        Scope inside = scope.captured();
        String left = shape.fresh("p");
        String right = shape.fresh("q");
        inside.add("int", left, true);
        inside.add("int", right, true);
        return "((Operator) (" + left + ", " + right + ") -> " + of("int", inside, depth) + ")";
    }

    /** An element at an index that is nearly always there. */
    private String element(String array, Scope scope, int depth) {
        String object = of(array, scope, 0);
        String index = of("int", scope, depth);
        return chance.in(90) && !object.startsWith("new ")
                ? object + "[at(" + index + ", " + object + ".length)]"
                : "(" + object + ")[" + index + "]";
    }

    private String assignment(String type, Scope scope, int depth) {
        List<Scope.Variable> targets = scope.assignable(type);
        if (targets.isEmpty()) {
            return of(type, scope, depth);
        }
        String name = chance.of(targets).name();
        return switch (chance.below(4)) {
            case 0 -> "(" + name + chance.of(" += ", " -= ", " *= ", " ^= ") + of(type, scope, depth) + ")";
            case 1 -> "(" + name + " = " + of(type, scope, depth) + ")";
            case 2 -> "(" + chance.of("++", "--") + name + ")";
            default -> "(" + name + chance.of("++", "--") + ")";
        };
    }
}
