package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;

/** Random statements; loops and methods use up fuel, so that every program ends. */
final class Statements {
    private static final List<String> DECLARED = List.of(
            "int",
            "int",
            "long",
            "double",
            "float",
            "boolean",
            "byte",
            "short",
            "char",
            "String",
            "String",
            "Integer",
            "Object",
            "Thing",
            "Thing",
            "Pair",
            "Color",
            "Operator",
            "int[]",
            "int[]",
            "long[]",
            "double[]",
            "byte[]",
            "String[]",
            "Object[]",
            "int[][]",
            "ArrayList<Integer>",
            "HashMap<String, Integer>",
            "ArrayDeque<Integer>",
            "TreeMap<Integer, String>");
    private static final String[] CAUGHT = {
        "ArithmeticException",
        "IndexOutOfBoundsException",
        "NullPointerException",
        "ClassCastException",
        "RuntimeException",
        "NegativeArraySizeException | ArrayStoreException",
        "Strange"
    };

    private final Chance chance;
    private final Shape shape;
    private final Expressions expressions;

    Statements(Chance chance, Shape shape, Expressions expressions) {
        this.chance = chance;
        this.shape = shape;
        this.expressions = expressions;
    }

    /** Statements in a row, each seeing what the former declared. */
    List<Piece> some(int count, Scope scope, int depth, List<String> loops) {
        List<Piece> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            result.add(one(scope, depth, loops));
        }
        return result;
    }

    private List<Piece> inside(Scope scope, int depth, List<String> loops) {
        return some(1 + chance.below(2), scope.inner(), depth - 1, loops);
    }

    /** Strings that are kept have a limit, or loops would double them without end. */
    private String expression(String type, Scope scope) {
        String result = expressions.of(type, scope, 1 + chance.below(3));
        return type.equals("String") ? "limit(" + result + ")" : result;
    }

    private Piece one(Scope scope, int depth, List<String> loops) {
        int kind = chance.below(depth > 0 ? 26 : 14);
        switch (kind) {
            case 0, 1, 2, 3, 4 -> {
                return declaration(scope);
            }
            case 5, 6, 7 -> {
                return assignment(scope);
            }
            case 8, 9 -> {
                return Piece.line(
                        "mix(" + expression(chance.of("int", "long", "String", "double", "boolean"), scope) + ");");
            }
            case 10, 11 -> {
                return collection(scope);
            }
            case 12 -> {
                return jump(scope, loops);
            }
            case 13 -> {
                return store(scope);
            }
            case 14, 15 -> {
                Piece piece = Piece.block("if (" + expression("boolean", scope) + ") {", inside(scope, depth, loops));
                return chance.in(50) ? piece.and("} else {", inside(scope, depth, loops)) : piece;
            }
            case 16, 17, 18 -> {
                return loop(scope, depth, loops);
            }
            case 19, 20, 21, 22 -> {
                return attempt(scope, depth, loops);
            }
            case 23 -> {
                return choice(scope, depth, loops);
            }
            case 24 -> {
                return checked(scope, depth, loops);
            }
            default -> {
                return garbage(scope);
            }
        }
    }

    /** A variable whose value can be computed without an exception. */
    Piece safeDeclaration(Scope scope) {
        String type = chance.of(DECLARED);
        return declare(type, expressions.of(type, scope, 0), scope);
    }

    /** Statements that cannot end the method by an exception of theirs. */
    Piece guarded(Scope scope) {
        String name = shape.fresh("e");
        return Piece.block("try {", some(1 + chance.below(3), scope.inner(), 1 + chance.below(2), List.of()))
                .and("} catch (RuntimeException " + name + ") {", List.of(Piece.line("caught(" + name + ");")));
    }

    private Piece declaration(Scope scope) {
        String type = chance.of(DECLARED);
        String value = chance.in(20) && type.endsWith("[]") && !type.equals("int[][]")
                ? "new " + type.replace("[]", "[at(" + expression("int", scope) + ", 9)" + chance.of("]", " - 1]"))
                : expression(type, scope);
        return declare(type, value, scope);
    }

    private Piece declare(String type, String value, Scope scope) {
        boolean isFinal = chance.in(40);
        String name = shape.fresh("v");
        scope.add(type, name, isFinal);
        return Piece.line((isFinal ? "final " : "") + type + " " + name + " = " + value + ";");
    }

    private Piece assignment(Scope scope) {
        String type = chance.of(DECLARED);
        List<Scope.Variable> targets = scope.assignable(type);
        if (targets.isEmpty()) {
            return Piece.line("total += " + expression("long", scope) + ";");
        }
        String name = chance.of(targets).name();
        boolean number = Expressions.PRIMITIVES.contains(type) && !type.equals("boolean");
        if (number && chance.in(50)) {
            boolean whole = !type.equals("float") && !type.equals("double");
            String operator = whole && chance.in(60)
                    ? chance.of("&=", "|=", "^=", "<<=", ">>=", ">>>=", "%=")
                    : chance.of("+=", "-=", "*=", "/=");
            String operand = chance.of("int", "long", type);
            return Piece.line(name + " " + operator + " "
                    + expression(whole && operand.equals("float") ? "int" : operand, scope) + ";");
        }
        if (number && chance.in(20)) {
            return Piece.line(name + chance.of("++;", "--;"));
        }
        return Piece.line(name + " = " + expression(type, scope) + ";");
    }

    private Piece store(Scope scope) {
        String array = chance.of("int[]", "long[]", "double[]", "byte[]", "String[]", "Object[]");
        List<Scope.Variable> arrays = scope.of(array);
        if (arrays.isEmpty()) {
            return declaration(scope);
        }
        String name = chance.of(arrays).name();
        String element = array.substring(0, array.length() - 2);
        String index =
                chance.in(90) ? "at(" + expression("int", scope) + ", " + name + ".length)" : expression("int", scope);
        boolean adds = !element.equals("Object") && !element.equals("String") && chance.in(40);
        return Piece.line(name + "[" + index + "] " + (adds ? "+= " : "= ") + expression(element, scope) + ";");
    }

    private Piece collection(Scope scope) {
        String type = chance.of(
                "ArrayList<Integer>", "HashMap<String, Integer>", "ArrayDeque<Integer>", "TreeMap<Integer, String>");
        List<Scope.Variable> all = scope.of(type);
        if (all.isEmpty()) {
            return declaration(scope);
        }
        String c = chance.of(all).name();
        String number = expression("int", scope);
        String text = expression("String", scope);
        return Piece.line(
                switch (type) {
                    case "ArrayList<Integer>" ->
                        chance.of(
                                c + ".add(" + number + ");",
                                c + ".add(at(" + number + ", " + c + ".size() + 1), 9);",
                                "mix(" + c + ".get(at(" + number + ", " + c + ".size())));",
                                "mix(" + c + ".remove(at(" + number + ", " + c + ".size())));",
                                "mix(" + c + ".indexOf(" + number + "));",
                                "Collections.sort(" + c + ");",
                                c + ".sort(Comparator.reverseOrder());",
                                "mix(" + c + ".toString());",
                                "for (int each : " + c + ") { mix(each); }",
                                c + ".removeIf(each -> (each & 1) == 0);",
                                c + ".addAll(" + c + ".subList(0, " + c + ".size() / 2));");
                    case "HashMap<String, Integer>" ->
                        chance.of(
                                c + ".put(" + text + ", " + number + ");",
                                c + ".merge(" + text + ", " + number + ", Integer::sum);",
                                "mix(" + c + ".getOrDefault(" + text + ", " + number + "));",
                                "mix(" + c + ".get(" + text + "));",
                                "mix(String.valueOf(" + c + ".remove(" + text + ")));",
                                "mix(" + c + ".computeIfAbsent(text(" + text + "), String::length));",
                                "mix(" + c + ".toString());",
                                "for (Map.Entry<String, Integer> each : " + c
                                        + ".entrySet()) { mix(each.getKey()); mix(each.getValue()); }",
                                c + ".replaceAll((key, value) -> value * 3 + 1);");
                    case "ArrayDeque<Integer>" ->
                        chance.of(
                                c + ".push(" + number + ");",
                                c + ".addLast(" + number + ");",
                                "mix(" + c + ".pop());",
                                "mix(String.valueOf(" + c + ".pollLast()));",
                                "mix(" + c + ".size());",
                                "mix(" + c + ".toString());");
                    default ->
                        chance.of(
                                c + ".put(" + number + ", " + text + ");",
                                "mix(String.valueOf(" + c + ".get(" + number + ")));",
                                "mix(String.valueOf(" + c + ".floorKey(" + number + ")));",
                                "mix(" + c + ".firstKey());",
                                "mix(String.valueOf(" + c + ".pollFirstEntry()));",
                                "mix(" + c + ".headMap(" + number + ").size());",
                                "mix(" + c + ".descendingMap().toString());");
                });
    }

    private Piece jump(Scope scope, List<String> loops) {
        String condition = "if (" + expression("boolean", scope) + ") { ";
        if (!loops.isEmpty() && chance.in(70)) {
            return Piece.line(condition + chance.of("break ", "continue ") + chance.of(loops) + "; }");
        }
        return Piece.line(condition
                + chance.of(
                        "throw new Strange(" + expression("int", scope) + ");",
                        "throw new IllegalStateException(" + expression("String", scope) + ");",
                        "throw new RuntimeException(new Strange(3));",
                        "mix(1 / 0);")
                + " }");
    }

    private Piece loop(Scope scope, int depth, List<String> loops) {
        String label = shape.fresh("loop");
        String counter = shape.fresh("i");
        List<String> inner = new ArrayList<>(loops);
        inner.add(label);
        Scope body = scope.inner();
        String header;
        boolean isEach = false;
        switch (chance.below(4)) {
            case 0 -> {
                body.add("int", counter, true);
                isEach = true;
                header = "for (int " + counter + " : " + expressions.of("int[]", scope, 0) + ") {";
            }
            case 1 -> {
                body.add("long", counter, true);
                header = "for (long " + counter + " = " + expression("int", scope) + ", end" + counter + " = " + counter
                        + " + " + (1 + chance.below(20)) + "; " + counter + " < end" + counter + "; " + counter + " += "
                        + (1 + chance.below(3)) + ") {";
            }
            default -> {
                body.add("int", counter, true);
                header = chance.in(70)
                        ? "for (int " + counter + " = 0; " + counter + " < " + (1 + chance.below(30)) + "; " + counter
                                + "++) {"
                        : "for (int " + counter + " = " + (5 + chance.below(30)) + "; " + counter + " > 0; " + counter
                                + " -= 2) {";
            }
        }
        // A loop variable is no constant for lambdas.
        if (!isEach) {
            body = scope.inner();
            String copy = shape.fresh("c");
            String type = header.startsWith("for (long") ? "long" : "int";
            body.add(type, copy, true);
            List<Piece> pieces = new ArrayList<>();
            pieces.add(Piece.line("if (--fuel < 0) { break; }"));
            pieces.add(Piece.line("final " + type + " " + copy + " = " + counter + ";"));
            pieces.addAll(inside(body, depth, inner));
            return Piece.block(label + ": " + header, pieces);
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.line("if (--fuel < 0) { break; }"));
        pieces.addAll(inside(body, depth, inner));
        return Piece.block(label + ": " + header, pieces);
    }

    private Piece attempt(Scope scope, int depth, List<String> loops) {
        Piece piece = Piece.block("try {", inside(scope, depth, loops));
        String name = shape.fresh("e");
        boolean catches = chance.in(85);
        if (catches) {
            List<Piece> handler = new ArrayList<>();
            handler.add(Piece.line("caught(" + name + ");"));
            handler.addAll(inside(scope, depth, loops));
            piece.and("} catch (" + chance.of(CAUGHT) + " " + name + ") {", handler);
        }
        if (!catches || chance.in(40)) {
            // A jump out of finally would hide what was thrown, which javac only warns about: wanted.
            piece.and("} finally {", inside(scope, depth, chance.in(20) ? loops : List.of()));
        }
        return piece;
    }

    private Piece choice(Scope scope, int depth, List<String> loops) {
        boolean text = chance.in(50);
        Piece piece = Piece.block(
                "switch (" + (text ? "text(" + expression("String", scope) + ")" : expression("int", scope) + " & 15")
                        + ") {",
                List.of());
        String[] labels =
                text ? new String[] {"\"a\"", "\"salt\"", "\"Aa\"", "\"BB\""} : new String[] {"0", "1", "7", "12"};
        for (String label : labels) {
            List<Piece> inside = new ArrayList<>(inside(scope, depth, loops));
            if (chance.in(70)) {
                inside.add(Piece.line("break;"));
            }
            piece.and("case " + label + ": {", inside);
            piece.and("}", List.of());
        }
        return piece.and("default: mix(4);", List.of());
    }

    private Piece checked(Scope scope, int depth, List<String> loops) {
        List<Piece> body = new ArrayList<>();
        body.add(Piece.line("demand(" + expression("int", scope) + ");"));
        body.addAll(inside(scope, depth, loops));
        for (Shape.Function function : shape.functions) {
            if (function.isChecked() && chance.in(50)) {
                body.add(Piece.line("mix(" + expressions.call(function, scope, 2) + ");"));
            }
        }
        String name = shape.fresh("e");
        return Piece.block("try {", body)
                .and("} catch (Odd " + name + ") {", List.of(Piece.line("mix(" + name + ".code);")))
                .and("} finally {", List.of(Piece.line("mix(2);")));
    }

    private Piece garbage(Scope scope) {
        return Piece.line(chance.of(
                "mix(list(" + (10 + chance.below(400)) + "));",
                "mix(words(" + (5 + chance.below(60)) + ", " + expression("String", scope) + "));",
                "mix(matrix(" + (2 + chance.below(20)) + ", " + expression("int", scope) + "));",
                "mix(boxes(" + (10 + chance.below(300)) + "));",
                "mix(ackermann(2, " + chance.below(5) + "));"));
    }
}
