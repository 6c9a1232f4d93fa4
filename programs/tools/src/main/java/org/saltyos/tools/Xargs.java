package org.saltyos.tools;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/**
 * {@code xargs [-0t] [-n MOST] [-I TEXT] [COMMAND...]}: runs a command, echo if none is named, with the words of its input behind its
 * arguments, so many at a time as fit; with -0 words end in zero bytes; with -I once for each line, in place of the text.
 */
final class Xargs implements Applet {
    /** Bytes of words for one command: with the environment they fit into what a process can be given. */
    private static final int MOST_BYTES = 16_384;

    private static final int FAILED = 123;

    private int status;

    @Override
    public int run(Invocation call) throws UsageFault, PosixFault {
        List<String> command = new ArrayList<>(call.optionsBeforeCommand("0t", "nI"));
        if (command.isEmpty()) {
            command.add("echo");
        }
        int most = call.number('n', 1, Integer.MAX_VALUE);
        char kind = call.has('0') ? XargsWords.ZEROS : call.isGiven('I') ? XargsWords.LINES : XargsWords.WORDS;
        XargsWords words = new XargsWords(new ByteReader(Files.INPUT), kind);
        List<String> next = new ArrayList<>();
        boolean any = false;
        int bytes = 0;
        String word = words.next();
        while (word != null && status < Started.NOT_EXECUTABLE) {
            if (call.isGiven('I')) {
                any = true;
                start(call, replaced(command, call.value('I'), word));
            } else {
                if (!next.isEmpty() && (next.size() == most || bytes + word.length() > MOST_BYTES)) {
                    start(call, joined(command, next));
                    next.clear();
                    bytes = 0;
                }
                any = true;
                next.add(word);
                bytes += word.length() + 1;
            }
            word = words.next();
        }
        if (words.isUnfinished()) {
            call.complain("unmatched quote; with -0 quotes are characters like others");
            return 1;
        }
        if ((!next.isEmpty() || !any && !call.isGiven('I')) && status < Started.NOT_EXECUTABLE) {
            start(call, joined(command, next));
        }
        return status;
    }

    private static List<String> joined(List<String> command, List<String> words) {
        List<String> all = new ArrayList<>(command);
        all.addAll(words);
        return all;
    }

    private static List<String> replaced(List<String> command, String text, String line) {
        List<String> all = new ArrayList<>();
        command.forEach(word -> all.add(word.replace(text, line)));
        return all;
    }

    private void start(Invocation call, List<String> words) {
        if (call.has('t')) {
            call.note(String.join(" ", words));
        }
        int result = Started.run(call, words, call.environment());
        if (result == Started.NOT_FOUND || result == Started.NOT_EXECUTABLE) {
            status = result;
        } else if (result != 0) {
            status = FAILED;
        }
    }
}
