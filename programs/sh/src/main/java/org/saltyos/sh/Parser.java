package org.saltyos.sh;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes commands of tokens (POSIX.1-2017, Shell Command Language, section 2.10). */
final class Parser {
    private static final Set<String> ENDS = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private final Lexer lexer;
    private final HereTexts hereTexts;
    private final AliasReplacer replacer;
    private Token token;
    private boolean behindLine;

    /** A parser of a text whose commands are taken one at a time, so that one can change how the next is read. */
    Parser(String text, Aliases aliases) throws SyntaxException {
        lexer = new Lexer(text);
        replacer = new AliasReplacer(lexer, aliases);
        hereTexts = new HereTexts(lexer);
        token = lexer.next();
    }

    /** All commands of a text. */
    static Command parse(String text, Aliases aliases) throws SyntaxException {
        Parser parser = new Parser(text, aliases);
        Command all = parser.sequence();
        if (parser.token.kind() != Token.Kind.END) {
            throw parser.unexpected();
        }
        if (!parser.hereTexts.isEmpty()) {
            throw new SyntaxException("here-document without a text", true);
        }
        return all;
    }

    /** The commands up to the next line end that ends one; null at the end of the text. */
    @Nullable
    Command next() throws SyntaxException {
        if (behindLine) {
            token = lexer.next();
            behindLine = false;
        }
        skipLineEnds();
        if (token.kind() == Token.Kind.END) {
            return null;
        }
        int start = token.start();
        List<Command> commands = new ArrayList<>();
        List<Boolean> background = new ArrayList<>();
        do {
            add(commands, background);
        } while (token.kind() != Token.Kind.LINE_END && !endsSequence());
        if (token.kind() == Token.Kind.LINE_END) {
            hereTexts.read();
            behindLine = true;
        } else if (token.kind() != Token.Kind.END) {
            throw unexpected();
        } else if (!hereTexts.isEmpty()) {
            throw new SyntaxException("here-document without a text", true);
        }
        return new Command.Sequence(commands, background).withSource(source(start));
    }

    /** Adds a list of commands and what ends it. */
    private void add(List<Command> commands, List<Boolean> background) throws SyntaxException {
        commands.add(andOr());
        boolean in = token.is("&");
        background.add(in);
        if (in || token.is(";")) {
            advance();
        } else if (token.kind() != Token.Kind.LINE_END && !endsSequence()) {
            throw unexpected();
        }
    }

    private void advance() throws SyntaxException {
        boolean lineEnd = token.kind() == Token.Kind.LINE_END;
        if (lineEnd) {
            hereTexts.read();
        }
        token = lexer.next();
    }

    private SyntaxException unexpected() {
        boolean end = token.kind() == Token.Kind.END;
        String what =
                end ? "end of file" : token.kind() == Token.Kind.LINE_END ? "newline" : "\"" + token.text() + "\"";
        return new SyntaxException("syntax error: unexpected " + what, end);
    }

    private void skipLineEnds() throws SyntaxException {
        while (token.kind() == Token.Kind.LINE_END) {
            advance();
        }
    }

    private void expectWord(String word) throws SyntaxException {
        if (!token.isWord(word)) {
            throw unexpected();
        }
        advance();
    }

    private void expectOperator(String operator) throws SyntaxException {
        if (!token.is(operator)) {
            throw unexpected();
        }
        advance();
    }

    private boolean endsSequence() {
        return token.kind() == Token.Kind.END
                || token.is(")")
                || token.is(";;")
                || token.kind() == Token.Kind.WORD && ENDS.contains(token.text());
    }

    private Command sequence() throws SyntaxException {
        int start = token.start();
        List<Command> commands = new ArrayList<>();
        List<Boolean> background = new ArrayList<>();
        skipLineEnds();
        while (!endsSequence()) {
            add(commands, background);
            skipLineEnds();
        }
        return new Command.Sequence(commands, background).withSource(source(start));
    }

    private String source(int start) {
        return lexer.text().substring(start, token.start());
    }

    /** A sequence that must not be empty. */
    private Command body() throws SyntaxException {
        Command body = sequence();
        if (body instanceof Command.Sequence some && some.commands.isEmpty()) {
            throw unexpected();
        }
        return body;
    }

    private Command andOr() throws SyntaxException {
        int start = token.start();
        Command left = pipeline();
        while (token.is("&&") || token.is("||")) {
            boolean and = token.is("&&");
            advance();
            skipLineEnds();
            left = new Command.AndOr(left, and, pipeline()).withSource(source(start));
        }
        return left;
    }

    private Command pipeline() throws SyntaxException {
        int start = token.start();
        boolean negated = token.isWord("!");
        if (negated) {
            advance();
        }
        List<Command> commands = new ArrayList<>();
        commands.add(command());
        while (token.is("|")) {
            advance();
            skipLineEnds();
            commands.add(command());
        }
        return commands.size() == 1 && !negated
                ? commands.get(0)
                : new Command.Pipeline(commands, negated).withSource(source(start));
    }

    private Command command() throws SyntaxException {
        while (token.kind() == Token.Kind.WORD && replacer.replaces(token)) {
            token = lexer.next();
        }
        int start = token.start();
        Command compound = compound();
        if (compound == null) {
            return simple();
        }
        compound.withSource(source(start));
        List<Redirection> redirections = new ArrayList<>();
        while (isRedirection()) {
            redirections.add(redirection());
        }
        return redirections.isEmpty()
                ? compound
                : new Command.Redirected(compound, redirections).withSource(source(start));
    }

    private @Nullable Command compound() throws SyntaxException {
        if (token.is("(")) {
            advance();
            Command body = body();
            expectOperator(")");
            return new Command.Subshell(body);
        }
        if (token.kind() != Token.Kind.WORD) {
            return null;
        }
        switch (token.text()) {
            case "{":
                advance();
                Command group = body();
                expectWord("}");
                return group;
            case "if":
                advance();
                return conditional();
            case "while", "until":
                boolean until = token.isWord("until");
                advance();
                Command condition = body();
                return new Command.Loop(condition, until, doGroup());
            case "for":
                advance();
                return forLoop();
            case "case":
                advance();
                return caseOf();
            default:
                return null;
        }
    }

    private Command conditional() throws SyntaxException {
        Command condition = body();
        expectWord("then");
        Command then = body();
        Command otherwise = null;
        if (token.isWord("elif")) {
            advance();
            return new Command.If(condition, then, conditional());
        }
        if (token.isWord("else")) {
            advance();
            otherwise = body();
        }
        expectWord("fi");
        return new Command.If(condition, then, otherwise);
    }

    private Command doGroup() throws SyntaxException {
        expectWord("do");
        Command body = body();
        expectWord("done");
        return body;
    }

    private Command forLoop() throws SyntaxException {
        String variable = token.text();
        if (!Names.isName(variable)) {
            throw unexpected();
        }
        advance();
        skipLineEnds();
        List<String> words = new ArrayList<>();
        boolean overArguments = !token.isWord("in");
        if (!overArguments) {
            advance();
            while (token.kind() == Token.Kind.WORD) {
                words.add(token.text());
                advance();
            }
        }
        if (token.is(";")) {
            advance();
        }
        skipLineEnds();
        return new Command.For(variable, overArguments, words, doGroup());
    }

    private Command caseOf() throws SyntaxException {
        String word = token.text();
        advance();
        skipLineEnds();
        expectWord("in");
        skipLineEnds();
        List<List<String>> patterns = new ArrayList<>();
        List<Command> bodies = new ArrayList<>();
        while (!token.isWord("esac")) {
            if (token.is("(")) {
                advance();
            }
            List<String> alternatives = new ArrayList<>();
            do {
                if (token.is("|")) {
                    advance();
                }
                if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.NUMBER) {
                    throw unexpected();
                }
                alternatives.add(token.text());
                advance();
            } while (token.is("|"));
            expectOperator(")");
            patterns.add(alternatives);
            bodies.add(sequence());
            if (token.is(";;")) {
                advance();
            } else if (!token.isWord("esac")) {
                throw unexpected();
            }
            skipLineEnds();
        }
        advance();
        return new Command.Case(word, patterns, bodies);
    }

    private Command simple() throws SyntaxException {
        int start = token.start();
        List<String> assignments = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (token.kind() == Token.Kind.WORD || isRedirection()) {
            if (isRedirection()) {
                redirections.add(redirection());
                continue;
            }
            if (words.isEmpty() && Names.isAssignment(token.text())) {
                assignments.add(token.text());
            } else {
                words.add(token.text());
            }
            advance();
            if (words.size() == 1 && assignments.isEmpty() && redirections.isEmpty() && token.is("(")) {
                return function(words.get(0), start);
            }
        }
        if (assignments.isEmpty() && words.isEmpty() && redirections.isEmpty()) {
            throw unexpected();
        }
        return new Command.Simple(assignments, words, redirections).withSource(source(start));
    }

    private Command function(String name, int start) throws SyntaxException {
        advance();
        if (!Names.isName(name) || !token.is(")")) {
            throw unexpected();
        }
        advance();
        skipLineEnds();
        Command body = command();
        return new Command.Function(name, body).withSource(source(start));
    }

    private boolean isRedirection() {
        return token.kind() == Token.Kind.NUMBER
                || token.kind() == Token.Kind.OPERATOR
                        && (token.text().charAt(0) == '<' || token.text().charAt(0) == '>');
    }

    private Redirection redirection() throws SyntaxException {
        int descriptor = -1;
        if (token.kind() == Token.Kind.NUMBER) {
            descriptor = token.text().length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(token.text());
            advance();
        }
        String operator = token.text();
        advance();
        if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.NUMBER) {
            throw unexpected();
        }
        String target = token.text();
        if (descriptor < 0) {
            descriptor = operator.charAt(0) == '<' ? 0 : 1;
        }
        if (operator.startsWith("<<")) {
            Redirection text = hereTexts.expect(descriptor, target, operator.equals("<<-"));
            advance();
            return text;
        }
        advance();
        return new Redirection(descriptor, operator, target);
    }
}
