package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command does, on the JVM. */
class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void countsWords() {
        tally.add("the cat and\tthe dog ");
        tally.add("And");
        tally.add("");
        assertEquals(List.of("2 and", "2 the", "1 cat", "1 dog"), tally.most(10));
    }

    @Test
    void leavesOutWhatIsRare() {
        tally.add("a a b");
        assertEquals(List.of("2 a"), tally.most(1));
        assertEquals(List.of(), new Tally().most(5));
    }
}
