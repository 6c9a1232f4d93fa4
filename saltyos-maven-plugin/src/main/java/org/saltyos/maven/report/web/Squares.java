package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a rectangle in proportion to weights, into pieces that are as square as they can be (Bruls, Huizing and van Wijk,
 * "Squarified Treemaps", 2000).
 */
final class Squares {
    /** A piece: left upper corner, width and height. */
    record Box(double x, double y, double width, double height) {}

    private final List<Double> weights;
    private final List<Box> boxes = new ArrayList<>();
    private Box rest;
    private double scale;

    private Squares(List<Double> weights, Box area) {
        this.weights = weights;
        this.rest = area;
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        this.scale = sum > 0 ? area.width() * area.height() / sum : 0;
    }

    /** The pieces in the order of the weights, which fall and are above 0. */
    static List<Box> divide(List<Double> weights, Box area) {
        Squares squares = new Squares(weights, area);
        squares.run();
        return squares.boxes;
    }

    private void run() {
        int first = 0;
        while (first < weights.size()) {
            double side = Math.min(rest.width(), rest.height());
            int end = first + 1;
            while (end < weights.size() && worst(first, end + 1, side) <= worst(first, end, side)) {
                end++;
            }
            place(first, end);
            first = end;
        }
    }

    private double area(int first, int end) {
        double area = 0;
        for (int i = first; i < end; i++) {
            area += weights.get(i) * scale;
        }
        return area;
    }

    /** The worst relation of sides in a row of these pieces along a side. */
    private double worst(int first, int end, double side) {
        double area = area(first, end);
        double thickness = area / side;
        double worst = 1;
        for (int i = first; i < end; i++) {
            double length = weights.get(i) * scale / thickness;
            worst = Math.max(worst, Math.max(length / thickness, thickness / length));
        }
        return worst;
    }

    private void place(int first, int end) {
        boolean upright = rest.width() >= rest.height();
        double side = upright ? rest.height() : rest.width();
        double thickness = area(first, end) / side;
        double at = upright ? rest.y() : rest.x();
        for (int i = first; i < end; i++) {
            double length = weights.get(i) * scale / thickness;
            boxes.add(upright ? new Box(rest.x(), at, thickness, length) : new Box(at, rest.y(), length, thickness));
            at += length;
        }
        rest = upright
                ? new Box(rest.x() + thickness, rest.y(), rest.width() - thickness, rest.height())
                : new Box(rest.x(), rest.y() + thickness, rest.width(), rest.height() - thickness);
    }
}
