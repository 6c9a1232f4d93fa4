package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes programs that compile, end, and print the same every time. Every number that comes up goes into a running
 * checksum, so that a difference anywhere shows at the end.
 */
final class ProgramGenerator {
    private static final List<String> RESULTS =
            List.of("int", "int", "long", "String", "double", "boolean", "Thing", "Pair", "Object", "int[]", "Integer");
    private static final List<String> PARAMETERS = List.of(
            "int",
            "int",
            "long",
            "double",
            "float",
            "String",
            "byte",
            "char",
            "Thing",
            "Pair",
            "int[]",
            "Operator",
            "Object");
    private static final int FUEL = 2000;

    private final Chance chance;
    private final Shape shape = new Shape();
    private final GeneratedProgram program;
    private final Expressions expressions;
    private final Statements statements;
    private final Features features;

    private ProgramGenerator(long seed) {
        chance = new Chance(seed);
        program = new GeneratedProgram(seed);
        expressions = new Expressions(chance, shape, false);
        statements = new Statements(chance, shape, expressions);
        features = new Features(chance, shape, expressions);
    }

    /** The program of a seed, always the same. */
    static GeneratedProgram of(long seed) {
        return new ProgramGenerator(seed).generate();
    }

    private GeneratedProgram generate() {
        boolean statements = chance.in(50);
        int things = 1 + (chance.in(30) ? 1 : 0);
        for (int i = 0; i < things; i++) {
            thing("T" + i);
        }
        if (statements || chance.in(20)) {
            function("m0");
        }
        List<Piece> main = new ArrayList<>();
        main.add(Piece.line("fuel = " + FUEL + ";"));
        if (statements) {
            test();
            main.add(Piece.line("try { test(); } catch (Throwable e) { caught(e); }"));
        } else {
            main.add(Piece.line("try { " + features.add(program) + " } catch (Throwable e) { caught(e); }"));
        }
        main.add(Piece.line("System.out.println(total);"));
        program.members().add(Piece.block("static void run() {", main));
        return program;
    }

    /** A class with fields and its own version of some methods; later ones extend earlier ones. */
    private void thing(String name) {
        Expressions plain = new Expressions(chance, shape, true);
        String base = shape.things.isEmpty() || chance.in(40) ? "Thing" : chance.of(shape.things);
        Scope fields = new Scope();
        fields.add("int", "id", false);
        List<Piece> body = new ArrayList<>();
        for (int i = chance.below(3); i >= 0; i--) {
            String type = chance.of("int", "long", "double", "short", "byte");
            String field = shape.fresh("f");
            body.add(Piece.line("private " + type + " " + field + " = " + plain.of(type, fields, 2) + ";"));
            fields.add(type, field, false);
        }
        body.add(Piece.line(name + "(int id) { super(" + (chance.in(50) ? "id" : "id * 3 - 1") + "); }"));
        Scope inside = fields.inner();
        inside.add("int", "x", false);
        for (String method : List.of("value", "measure")) {
            if (method.equals("value") || chance.in(50)) {
                String update = fields.assignable("long").isEmpty()
                        ? "id += x;"
                        : chance.of(fields.assignable("long")).name() + " += x;";
                body.add(Piece.block(
                        "@Override public int " + method + "(int x) {",
                        List.of(
                                Piece.line(chance.of("calls++;", update)),
                                Piece.line("return "
                                        + (chance.in(30) && !base.equals("Thing") ? "super." + method + "(x) + " : "")
                                        + plain.of("int", inside, 3) + ";"))));
            }
        }
        if (chance.in(50)) {
            body.add(Piece.line("@Override String name() { return \"" + name + "/\" + super.name(); }"));
        }
        if (chance.in(40)) {
            body.add(Piece.line("@Override Thing next() { return id % 5 == 0 ? null : new " + name + "(id + 1); }"));
        }
        program.members().add(Piece.block("static class " + name + " extends " + base + " {", body));
        shape.things.add(name);
    }

    private void function(String name) {
        String result = chance.of(RESULTS);
        boolean checked = chance.in(25) && (result.equals("int") || result.equals("long") || result.equals("String"));
        Scope scope = new Scope();
        List<String> parameters = new ArrayList<>();
        StringBuilder declared = new StringBuilder();
        for (int i = chance.below(3); i >= 0; i--) {
            String type = chance.of(PARAMETERS);
            String parameter = shape.fresh("a");
            boolean isFinal = chance.in(40);
            scope.add(type, parameter, isFinal);
            parameters.add(type);
            declared.append(declared.length() == 0 ? "" : ", ")
                    .append(isFinal ? "final " : "")
                    .append(type)
                    .append(' ')
                    .append(parameter);
        }
        List<Piece> body = new ArrayList<>();
        body.add(Piece.line("if (--fuel < 0) { return " + none(result) + "; }"));
        if (checked) {
            body.add(Piece.line("demand(" + expressions.of("int", scope, 3) + ");"));
        }
        body.addAll(statements.some(1 + chance.below(3), scope, 1, List.of()));
        body.add(Piece.line("return " + expressions.of(result, scope, 3) + ";"));
        program.members()
                .add(Piece.block(
                        "static " + result + " " + name + "(" + declared + ")" + (checked ? " throws Odd" : "") + " {",
                        body));
        shape.functions.add(new Shape.Function(name, result, parameters, checked));
    }

    private static String none(String type) {
        return switch (type) {
            case "int", "long", "double" -> "0";
            case "boolean" -> "false";
            default -> "null";
        };
    }

    private void test() {
        List<Piece> body = new ArrayList<>();
        Scope scope = new Scope();
        for (int i = chance.below(3); i >= 0; i--) {
            body.add(statements.safeDeclaration(scope));
            body.add(statements.guarded(scope));
        }
        program.members().add(Piece.block("static void test() throws Exception {", body));
    }
}
