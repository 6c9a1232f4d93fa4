package org.saltyos.maven.frontend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the constraints of inline assembly can be on x86-64, so that a mistake is found before LLVM meets it. */
final class AssemblyConstraints {
    private static final Pattern REGISTER = Pattern.compile("\\{([a-z0-9]+)}");
    private static final Pattern TIED = Pattern.compile("[0-9]+");

    /** Letters of LLVM's x86 back end for one register, memory or constant. */
    private static final Set<String> LETTERS =
            Set.of("r", "q", "Q", "R", "a", "b", "c", "d", "S", "D", "m", "i", "n", "x");

    private static final Set<String> STATE = Set.of("memory", "cc", "flags", "dirflag", "fpsr", "st");
    private static final Set<String> WHOLE = Set.of("ax", "bx", "cx", "dx", "si", "di", "bp", "sp");
    private static final int GENERAL_REGISTERS = 15;

    private AssemblyConstraints() {}

    /** Everything that is wrong, each as a phrase. */
    static List<String> problems(List<String> out, List<String> in, List<String> clobbers) {
        List<String> problems = new ArrayList<>();
        Set<String> written = new HashSet<>();
        int general = 0;
        for (String constraint : out) {
            String plain = constraint.replaceFirst("^=&?", "");
            if (plain.equals(constraint)) {
                problems.add("output \"" + constraint + "\" has no =");
            } else if (!isPlace(plain)) {
                problems.add("output \"" + constraint + "\" is not a constraint");
            } else if (!isGeneral(plain) && !written.add(plain) && plain.startsWith("{")) {
                problems.add("output \"" + constraint + "\" is there twice");
            }
            general += isGeneral(plain) ? 1 : 0;
        }
        Set<String> read = new HashSet<>();
        int generalIn = 0;
        for (String constraint : in) {
            if (TIED.matcher(constraint).matches()) {
                if (constraint.length() > 2 || Integer.parseInt(constraint) >= out.size()) {
                    problems.add("input \"" + constraint + "\" names no output");
                }
            } else if (!isPlace(constraint)) {
                problems.add("input \"" + constraint + "\" is not a constraint");
            } else if (!read.add(constraint) && constraint.startsWith("{")) {
                problems.add("input \"" + constraint + "\" is there twice");
            }
            generalIn += isGeneral(constraint) ? 1 : 0;
        }
        if (Math.max(general, generalIn) > GENERAL_REGISTERS) {
            problems.add("there are " + Math.max(general, generalIn) + " values in registers, but at most "
                    + GENERAL_REGISTERS + " registers");
        }
        for (String clobber : clobbers) {
            if (!STATE.contains(clobber) && !isRegister(clobber)) {
                problems.add("clobber \"" + clobber + "\" is not a register");
            }
        }
        return problems;
    }

    private static boolean isGeneral(String constraint) {
        return constraint.equals("r") || constraint.equals("q") || constraint.equals("R") || constraint.equals("Q");
    }

    private static boolean isPlace(String constraint) {
        Matcher register = REGISTER.matcher(constraint);
        return LETTERS.contains(constraint) || register.matches() && isRegister(register.group(1));
    }

    static boolean isRegister(String name) {
        boolean wide = name.length() == 3 && (name.startsWith("r") || name.startsWith("e"));
        if (WHOLE.contains(name) || wide && WHOLE.contains(name.substring(1))) {
            return true;
        }
        return Stream.concat(
                        Stream.of("al", "bl", "cl", "dl", "ah", "bh", "ch", "dh", "sil", "dil", "bpl", "spl"),
                        Stream.concat(
                                IntStream.range(8, 16)
                                        .boxed()
                                        .flatMap(i ->
                                                Stream.of("", "d", "w", "b").map(width -> "r" + i + width)),
                                IntStream.range(0, 16)
                                        .boxed()
                                        .flatMap(i ->
                                                Stream.of("xmm", "cr", "dr").map(kind -> kind + i))))
                .anyMatch(name::equals);
    }
}
