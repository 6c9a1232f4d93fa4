package org.saltyos.maven.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rectangles in proportion to weights. */
class SquaresTest {
    @Test
    void piecesFillTheAreaInProportionWithoutOverlap() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Double> weights = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                weights.add(1.0 + random.nextInt(100_000));
            }
            weights.sort(Comparator.reverseOrder());
            double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
            List<Squares.Box> boxes = Squares.divide(weights, new Squares.Box(10, 20, 300, 200));
            assertThat(boxes).hasSameSizeAs(weights);
            for (int i = 0; i < boxes.size(); i++) {
                Squares.Box box = boxes.get(i);
                assertThat(box.width() * box.height()).isCloseTo(60_000 * weights.get(i) / sum, within(1e-6));
                assertThat(box.x()).isGreaterThanOrEqualTo(10 - 1e-6);
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(220 + 1e-6);
                for (Squares.Box other : boxes.subList(0, i)) {
                    assertThat(overlap(box, other)).isLessThan(1e-6);
                }
            }
        }
    }

    private static double overlap(Squares.Box a, Squares.Box b) {
        double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        return Math.max(0, width) * Math.max(0, height);
    }

    @Test
    void theExampleOfThePaper() {
        List<Squares.Box> boxes =
                Squares.divide(List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0), new Squares.Box(0, 0, 6, 4));
        assertThat(boxes.get(0)).isEqualTo(new Squares.Box(0, 0, 3, 2));
        assertThat(boxes.get(1)).isEqualTo(new Squares.Box(0, 2, 3, 2));
        assertThat(Squares.divide(List.of(), new Squares.Box(0, 0, 6, 4))).isEmpty();
    }
}
