package org.saltyos.sh;

import java.util.List;

/** Takes options off arguments, one at a time: {@code getopts OPTIONS NAME [ARGUMENT...]} of POSIX.1-2017. */
final class OptionReader {
    private static final int WRONG = 2;
    private static final String INDEX = "OPTIND";
    private static final String ARGUMENT = "OPTARG";

    /** Place of the next letter in the present word; 0 before a word is begun. */
    private int position;

    /** The number of the present word when this was last asked. */
    private int lastIndex = 1;

    /** Sets the variable to the next option; the status is 1 when there is none left. */
    int next(Shell shell, List<String> words) throws ShellException {
        if (words.size() < 3) {
            shell.complain("usage: getopts OPTIONS NAME [ARGUMENT...]");
            return WRONG;
        }
        List<String> arguments = words.size() > 3 ? words.subList(3, words.size()) : shell.arguments();
        int index = index(shell);
        if (index != lastIndex) {
            position = 0;
        }
        String word = index <= arguments.size() ? arguments.get(index - 1) : "";
        if (position == 0) {
            if (word.length() < 2 || word.charAt(0) != '-' || word.equals("--")) {
                finish(shell, word.equals("--") ? index + 1 : index);
                shell.variables().set(words.get(2), "?");
                return 1;
            }
            position = 1;
        }
        String option = option(shell, words.get(1), arguments, index, word);
        shell.variables().set(words.get(2), option);
        return 0;
    }

    private static int index(Shell shell) {
        try {
            return Math.max(1, Integer.parseInt(shell.variables().get(INDEX, "1")));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    private void finish(Shell shell, int index) throws ShellException {
        position = 0;
        lastIndex = index;
        shell.variables().set(INDEX, Integer.toString(index));
    }

    private String option(Shell shell, String options, List<String> arguments, int index, String word)
            throws ShellException {
        boolean silent = options.startsWith(":");
        char letter = word.charAt(position);
        int place = letter == ':' ? -1 : options.indexOf(letter);
        position++;
        boolean more = position < word.length();
        boolean takesArgument = place >= 0 && place + 1 < options.length() && options.charAt(place + 1) == ':';
        if (!takesArgument) {
            if (more) {
                lastIndex = index;
                shell.variables().set(INDEX, Integer.toString(index));
            } else {
                finish(shell, index + 1);
            }
            return place >= 0 ? plain(shell, letter) : wrong(shell, silent, letter, "?", "Illegal option -" + letter);
        }
        if (more) {
            shell.variables().set(ARGUMENT, word.substring(position));
            finish(shell, index + 1);
        } else if (index < arguments.size()) {
            shell.variables().set(ARGUMENT, arguments.get(index));
            finish(shell, index + 2);
        } else {
            finish(shell, index + 1);
            return wrong(shell, silent, letter, silent ? ":" : "?", "No arg for -" + letter + " option");
        }
        return String.valueOf(letter);
    }

    private static String plain(Shell shell, char letter) throws ShellException {
        shell.variables().unset(ARGUMENT);
        return String.valueOf(letter);
    }

    private static String wrong(Shell shell, boolean silent, char letter, String result, String text)
            throws ShellException {
        if (silent) {
            shell.variables().set(ARGUMENT, String.valueOf(letter));
        } else {
            shell.variables().unset(ARGUMENT);
            shell.complain(text);
        }
        return result;
    }
}
