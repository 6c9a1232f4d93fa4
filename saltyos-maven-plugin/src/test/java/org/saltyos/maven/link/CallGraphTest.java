package org.saltyos.maven.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The deepest stack of entry points, with and without recursion. */
class CallGraphTest {
    private final SortedMap<String, CallGraph.Function> functions = new TreeMap<>();

    @Test
    void followsTheDeepestChain() {
        entry("main", 16, "shallow", "deep");
        inner("shallow", 100);
        inner("deep", 40, "bottom", "assembly");
        inner("bottom", 200);
        assertThat(new CallGraph(functions).depths())
                .containsExactly(
                        new StackDepth("main", 8 + 16 + 8 + 40 + 8 + 200, List.of("main", "deep", "bottom"), false));
    }

    @Test
    void countsCallsOfAssemblyAsTheirReturnAddress() {
        entry("main", 16, "assembly");
        assertThat(new CallGraph(functions).depths())
                .containsExactly(new StackDepth("main", 8 + 16 + 8, List.of("main", "assembly"), false));
    }

    @Test
    void countsTheStackThatAssemblyDeclares() {
        entry("main", 16, "assembly");
        assertThat(new CallGraph(functions, Map.of("assembly", 40L))
                        .depths()
                        .get(0)
                        .bytes())
                .isEqualTo(8 + 16 + 8 + 40);
    }

    @Test
    void countsADeclaredNumberOfActivations() {
        entry("main", 0, "walk");
        activations("walk", 24, 5, "walk", "end");
        inner("end", 8);
        StackDepth depth = new CallGraph(functions).depths().get(0);
        assertThat(depth.bytes()).isEqualTo(8 + 5 * (8 + 24) + 8 + 8);
        assertThat(depth.recursive()).isFalse();
    }

    @Test
    void countsTheWayBetweenActivations() {
        // a is active three times at most, so b and c run at most before, between and after those.
        entry("main", 0, "a");
        activations("a", 10, 3, "b");
        inner("b", 20, "c");
        inner("c", 30, "a", "b2");
        inner("b2", 1, "a");
        StackDepth depth = new CallGraph(functions).depths().get(0);
        assertThat(depth.bytes()).isEqualTo(8 + 3 * (8 + 10) + 4 * (8 + 20 + 8 + 30 + 8 + 1));
        assertThat(depth.recursive()).isFalse();
    }

    @Test
    void aWayRoundThatAvoidsTheDeclarationHasNoBound() {
        entry("main", 0, "a");
        activations("a", 10, 3, "b");
        inner("b", 20, "a", "c");
        inner("c", 30, "b");
        assertThat(new CallGraph(functions).depths().get(0).recursive()).isTrue();
    }

    @Test
    void takesFunctionsThatCallEachOtherAsOne() {
        entry("main", 0, "a");
        inner("a", 10, "b");
        inner("b", 20, "a", "end");
        inner("end", 5);
        StackDepth depth = new CallGraph(functions).depths().get(0);
        assertThat(depth.recursive()).isTrue();
        assertThat(depth.bytes()).isEqualTo(8 + 8 + 10 + 8 + 20 + 8 + 5);
        assertThat(depth.chain()).containsExactly("main", "a", "b", "end");
    }

    @Test
    void seesAFunctionThatCallsItself() {
        entry("main", 0, "main");
        entry("other", 1);
        List<StackDepth> depths = new CallGraph(functions).depths();
        assertThat(depths).extracting(StackDepth::entry).containsExactly("other", "main");
        assertThat(depths.get(1).recursive()).isTrue();
    }

    @Test
    void copesWithManyPathsToTheSamePlace() {
        entry("f0", 1, "f1", "g1");
        for (int i = 1; i < 200; i++) {
            inner("f" + i, 1, "f" + (i + 1), "g" + (i + 1));
            inner("g" + i, 2, "f" + (i + 1), "g" + (i + 1));
        }
        assertThat(new CallGraph(functions).depths().get(0).bytes()).isEqualTo(9 + 199 * 10 + 8);
    }

    private void entry(String name, long bytes, String... calls) {
        functions.put(name, new CallGraph.Function(bytes, new TreeSet<>(List.of(calls)), true));
    }

    private void activations(String name, long bytes, int times, String... calls) {
        functions.put(name, new CallGraph.Function(bytes, new TreeSet<>(List.of(calls)), false, times));
    }

    private void inner(String name, long bytes, String... calls) {
        functions.put(name, new CallGraph.Function(bytes, new TreeSet<>(List.of(calls)), false));
    }
}
