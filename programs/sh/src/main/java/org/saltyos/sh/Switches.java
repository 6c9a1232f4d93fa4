package org.saltyos.sh;

/** What {@code set} turns on and off: e ends the shell at errors, f takes patterns for texts, u refuses unset variables, x shows commands. */
final class Switches {
    private static final String LETTERS = "efux";
    private static final String[] NAMES = {"errexit", "noglob", "nounset", "xtrace"};

    private final Control control;
    private final boolean[] on = new boolean[LETTERS.length()];

    /** Those of a shell; {@code -e} lies with what else decides where the shell goes on. */
    Switches(Control control) {
        this.control = control;
    }

    /** Whether a word turns something on or off. */
    static boolean isOption(String word) {
        return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '+') && !word.equals("--");
    }

    /** Applies a word like {@code -ex} or {@code +x}; returns what is wrong with it, empty if nothing is. */
    String change(String word) {
        for (int i = 1; i < word.length(); i++) {
            int place = LETTERS.indexOf(word.charAt(i));
            if (place < 0) {
                return word.substring(0, 1) + word.charAt(i);
            }
            on[place] = word.charAt(0) == '-';
            if (word.charAt(i) == 'e') {
                control.stopAtErrors(on[place]);
            }
        }
        return "";
    }

    /** Whether one is on; where an error is an answer, e is off for a while. */
    boolean has(char letter) {
        return letter == 'e' ? control.stopsAtErrors() : on[LETTERS.indexOf(letter)];
    }

    /** The letters of those that are on. */
    String letters() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < on.length; i++) {
            letters.append(has(LETTERS.charAt(i)) ? LETTERS.substring(i, i + 1) : "");
        }
        return letters.toString();
    }

    /** All of them by their long names, one in each line. */
    String list() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < on.length; i++) {
            text.append(i > 0 ? "\n" : "").append(NAMES[i]).append(on[i] ? "  on" : "  off");
        }
        return text.toString();
    }
}
