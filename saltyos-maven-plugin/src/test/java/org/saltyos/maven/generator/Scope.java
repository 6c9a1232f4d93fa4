package org.saltyos.maven.generator;

import java.util.ArrayList;
import java.util.List;

/** The variables that code can see at a place; inner scopes see the outer ones. */
final class Scope {
    /** A variable; final ones can be captured by lambdas and are never assigned. */
    record Variable(String type, String name, boolean isFinal) {}

    private final List<Variable> variables;

    Scope() {
        this(new ArrayList<>());
    }

    private Scope(List<Variable> variables) {
        this.variables = variables;
    }

    Scope inner() {
        return new Scope(new ArrayList<>(variables));
    }

    /** What a lambda's body may use. */
    Scope captured() {
        return new Scope(
                new ArrayList<>(variables.stream().filter(Variable::isFinal).toList()));
    }

    void add(String type, String name, boolean isFinal) {
        variables.add(new Variable(type, name, isFinal));
    }

    List<Variable> of(String type) {
        return variables.stream().filter(v -> v.type().equals(type)).toList();
    }

    List<Variable> assignable(String type) {
        return variables.stream()
                .filter(v -> v.type().equals(type) && !v.isFinal())
                .toList();
    }
}
