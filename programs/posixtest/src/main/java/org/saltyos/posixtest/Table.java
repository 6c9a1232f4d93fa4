package org.saltyos.posixtest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.posix.Files;

/** Carries out a table: cases, each in an empty directory, of steps with the results that Linux had. */
final class Table {
    private static final String RESULT = " = ";
    private static final int FIRST_DESCRIPTOR = 3;
    private static final int DESCRIPTORS = 1024;

    private final String directory;
    private final Consumer<String> differences;
    private int count;

    /**
     * A table.
     *
     * @param directory made for each case and removed again
     * @param differences told where a result is another
     */
    Table(String directory, Consumer<String> differences) {
        this.directory = directory;
        this.differences = differences;
    }

    /** Carries out all cases; returns how many results differ. */
    int run(String table) throws PosixFault {
        count = 0;
        String name = "";
        List<String> steps = new ArrayList<>();
        for (String line : lines(table)) {
            if (line.startsWith("#")) {
                carryOut(name, steps);
                name = line;
                steps.clear();
            } else if (!line.isEmpty()) {
                steps.add(line);
            }
        }
        carryOut(name, steps);
        return count;
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    private void carryOut(String name, List<String> steps) throws PosixFault {
        if (steps.isEmpty()) {
            return;
        }
        Files.mkdir(directory, 0700);
        Files.chdir(directory);
        Steps all = new Steps(directory);
        for (String step : steps) {
            int middle = step.indexOf(RESULT);
            String expected = step.substring(middle + RESULT.length());
            String result = all.result(step.substring(0, middle));
            if (!result.equals(expected)) {
                count++;
                differences.accept(name + ": " + step + ", not " + result);
            }
        }
        for (int descriptor = FIRST_DESCRIPTOR; descriptor < DESCRIPTORS; descriptor++) {
            closeQuietly(descriptor);
        }
        Files.chdir("/");
        remove(directory);
    }

    private static void closeQuietly(int descriptor) {
        try {
            Files.close(descriptor);
        } catch (PosixFault fault) {
            return; // it was not open
        }
    }

    private static void remove(String path) throws PosixFault {
        if (Files.lstat(path).isDirectory()) {
            for (String name : Files.list(path)) {
                remove(path + "/" + name);
            }
            Files.rmdir(path);
        } else {
            Files.unlink(path);
        }
    }
}
