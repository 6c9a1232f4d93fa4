package org.saltyos.maven.report.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.saltyos.maven.report.web.ImageModel.Call;
import org.saltyos.maven.report.web.ImageModel.Kind;
import org.saltyos.maven.report.web.ImageModel.Module;

/** Who provides what to whom, as a drawing. All programs are one node: they get what the process manager hands on. */
final class GraphSection implements Section {
    private static final String PROGRAMS = "programs";
    private static final int WIDTH = 168;
    private static final int HEIGHT = 66;
    private static final int GAP_X = 26;
    private static final int GAP_Y = 62;
    private static final int MARGIN = 14;
    private static final int LETTERS = 27;

    /** Width of the place where a line passes a row. */
    private static final int LANE = 24;

    private static final int SPREAD = 18;
    private static final double LANDING = 50;

    /** A drawing shrinks so far on a narrow screen; beyond that it scrolls. */
    private static final double SMALLEST = 0.8;

    private record Point(double x, double y) {}

    /** A node: what it is called, and two lines about it. */
    private record Node(String name, String first, String second, String style) {}

    @Override
    public String id() {
        return "graph";
    }

    @Override
    public String title() {
        return "System graph";
    }

    @Override
    public String about() {
        return "Whoever calls stands above those it calls. Dashed lines: services that may be handed on to others.";
    }

    @Override
    public void write(ImageModel image, Html out) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        Map<String, List<Call>> calls = new LinkedHashMap<>();
        programs(image, nodes, calls);
        for (Module server : image.modules(Kind.SERVER)) {
            nodes.put(server.name(), node(image, server));
            calls.put(server.name(), server.rights().calls());
        }
        Map<String, Set<String>> edges = new LinkedHashMap<>();
        calls.forEach((name, list) -> edges.put(
                name,
                list.stream()
                        .map(Call::provider)
                        .filter(nodes::containsKey)
                        .collect(Collectors.toCollection(LinkedHashSet::new))));
        draw(nodes, calls, GraphLayout.of(edges), out);
    }

    private static void programs(ImageModel image, Map<String, Node> nodes, Map<String, List<Call>> calls) {
        List<Module> programs = image.modules(Kind.PROGRAM);
        if (programs.isEmpty()) {
            return;
        }
        String names = programs.stream().map(Module::name).collect(Collectors.joining(", "));
        nodes.put(PROGRAMS, new Node(PROGRAMS, names, "processes of their own", "--h:0;--s:0%"));
        List<Call> all = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        programs.forEach(program -> program.rights().calls().stream()
                .filter(call -> known.add(call.service()))
                .forEach(all::add));
        calls.put(PROGRAMS, all);
    }

    private static Node node(ImageModel image, Module server) {
        List<String> devices = new ArrayList<>();
        server.rights().ports().forEach(range -> devices.add("ports " + range));
        server.rights().irqs().forEach(line -> devices.add("irq " + line));
        String offers = String.join(", ", server.rights().offers());
        return new Node(
                server.name(),
                offers.isEmpty() ? "offers nothing" : "offers " + offers,
                devices.isEmpty() ? "" : String.join(", ", devices),
                Format.hue(image, server.name()));
    }

    private static void draw(Map<String, Node> nodes, Map<String, List<Call>> calls, GraphLayout layout, Html out) {
        List<List<String>> rows = layout.rows();
        double widest = 0;
        for (List<String> row : rows) {
            widest = Math.max(widest, width(row, nodes));
        }
        double width = 2 * MARGIN + widest;
        double height = 2 * MARGIN + rows.size() * HEIGHT + (rows.size() - 1) * GAP_Y;
        Map<String, Point> places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            double x = (width - width(rows.get(i), nodes)) / 2;
            for (String name : rows.get(i)) {
                places.put(name, new Point(x, MARGIN + (double) i * (HEIGHT + GAP_Y)));
                x += (nodes.containsKey(name) ? WIDTH : LANE) + GAP_X;
            }
        }
        String size = Format.number(width) + " " + Format.number(height);
        out.open("div", "class", "scroll", "tabindex", "0");
        out.open(
                "svg",
                "viewBox",
                "0 0 " + size,
                "style",
                "width:" + Format.number(width) + "px;min-width:" + Format.number(width * SMALLEST) + "px",
                "role",
                "img",
                "aria-label",
                "Servers and who calls whom; the table below says the same");
        out.markup(
                "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\""
                        + " orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
        calls.forEach((from, list) -> edges(from, list, places, layout, out));
        nodes.values().forEach(node -> box(node, at(places, node.name()), out));
        out.close("svg").closeLine("div");
    }

    /** The left upper corner of a node or place. */
    private static Point at(Map<String, Point> places, String name) {
        return Objects.requireNonNull(places.get(name));
    }

    private static double width(List<String> row, Map<String, Node> nodes) {
        double width = (row.size() - 1) * GAP_X;
        for (String name : row) {
            width += nodes.containsKey(name) ? WIDTH : LANE;
        }
        return width;
    }

    private static void edges(String from, List<Call> calls, Map<String, Point> places, GraphLayout layout, Html out) {
        List<Call> drawn = calls.stream()
                .filter(call -> places.containsKey(call.provider()))
                .sorted(Comparator.comparingDouble(call -> first(from, call, places, layout)))
                .toList();
        Point start = at(places, from);
        for (int i = 0; i < drawn.size(); i++) {
            Call call = drawn.get(i);
            double spread = (i - (drawn.size() - 1) / 2.0) * SPREAD;
            double x = start.x() + WIDTH / 2.0 + spread;
            double y = start.y() + HEIGHT;
            StringBuilder line = new StringBuilder("M" + Format.number(x) + " " + Format.number(y));
            for (String place : layout.route(new GraphLayout.Edge(from, call.provider()))) {
                Point passed = at(places, place);
                double lane = passed.x() + LANE / 2.0;
                curve(line, x, y, lane, passed.y());
                line.append('V').append(Format.number(passed.y() + HEIGHT));
                x = lane;
                y = passed.y() + HEIGHT;
            }
            Point end = at(places, call.provider());
            double middle = end.x() + WIDTH / 2.0;
            curve(line, x, y, middle + Math.max(-LANDING, Math.min(LANDING, (x - middle) / 4)), end.y() - 2);
            out.open(
                    "path",
                    "class",
                    call.handsOn() ? "edge hand" : "edge",
                    "marker-end",
                    "url(#arrow)",
                    "d",
                    line.toString());
            out.element(
                            "title",
                            from + " calls " + call.service() + " of " + call.provider()
                                    + (call.handsOn() ? " and hands it on" : ""))
                    .closeLine("path");
        }
    }

    /** Where a call goes first. */
    private static double first(String from, Call call, Map<String, Point> places, GraphLayout layout) {
        List<String> route = layout.route(new GraphLayout.Edge(from, call.provider()));
        return route.isEmpty()
                ? at(places, call.provider()).x() + WIDTH / 2.0
                : at(places, route.get(0)).x() + LANE / 2.0;
    }

    private static void curve(StringBuilder line, double fromX, double fromY, double toX, double toY) {
        double bend = (toY - fromY) / 2;
        line.append('C').append(Format.number(fromX)).append(' ').append(Format.number(fromY + bend));
        line.append(' ').append(Format.number(toX)).append(' ').append(Format.number(toY - bend));
        line.append(' ').append(Format.number(toX)).append(' ').append(Format.number(toY));
    }

    private static void box(Node node, Point place, Html out) {
        out.open(
                "g",
                "class",
                "node",
                "style",
                node.style(),
                "transform",
                "translate(" + Format.number(place.x()) + " " + Format.number(place.y()) + ")");
        out.element("title", node.name() + ": " + node.first() + (node.second().isEmpty() ? "" : "; " + node.second()));
        out.open("rect", "width", String.valueOf(WIDTH), "height", String.valueOf(HEIGHT), "rx", "9")
                .close("rect");
        boolean two = !node.second().isEmpty();
        line(node.name(), "name", two ? 23 : 29, out);
        line(node.first(), "line", two ? 40 : 47, out);
        if (two) {
            line(node.second(), "line", 55, out);
        }
        out.closeLine("g");
    }

    private static void line(String text, String kind, int y, Html out) {
        out.element("text", Format.cut(text, LETTERS), "class", kind, "x", String.valueOf(WIDTH / 2), "y", "" + y);
    }
}
