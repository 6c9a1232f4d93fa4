package org.saltyos.posixtest;

import java.util.ArrayList;
import java.util.List;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.file.PipeEnds;
import org.saltyos.basalt.posix.Files;

/** The steps of a case, as {@code src/test/posix/table.py} carries them out on Linux. */
final class Steps {
    private static final int OCTAL = 8;
    private static final String LETTERS = "rwbcxtadln";
    private static final int[] FLAGS = {
        OpenFlag.READ,
        OpenFlag.WRITE,
        OpenFlag.READ_WRITE,
        OpenFlag.CREATE,
        OpenFlag.EXCLUSIVE,
        OpenFlag.TRUNCATE,
        OpenFlag.APPEND,
        OpenFlag.DIRECTORY,
        OpenFlag.NO_FOLLOW,
        OpenFlag.NONBLOCKING
    };

    private final String base;

    /** Steps whose paths begin at {@code base}. */
    Steps(String base) {
        this.base = base;
    }

    /** Carries out a step; returns its result, or the name of its error. */
    String result(String step) {
        try {
            List<String> words = new ArrayList<>(List.of(step.split(" ")));
            return carryOut(words.remove(0), words);
        } catch (PosixFault fault) {
            return fault.symbol();
        }
    }

    private String carryOut(String operation, List<String> words) throws PosixFault {
        String first = words.isEmpty() ? "" : words.get(0);
        String second = words.size() > 1 ? words.get(1) : "";
        switch (operation) {
            case "open":
                return Integer.toString(Files.open(Texts.name(first), flags(second), mode(words, 2, 0644)));
            case "close":
                Files.close(Integer.parseInt(first));
                return "0";
            case "read":
                byte[] bytes = new byte[Integer.parseInt(second)];
                return Texts.shown(bytes, Files.read(Integer.parseInt(first), bytes, 0, bytes.length));
            case "write":
                byte[] text = Texts.bytes(second);
                Files.write(Integer.parseInt(first), text, 0, text.length);
                return Integer.toString(text.length);
            case "seek":
                int whence = List.of("set", "cur", "end", "bad").indexOf(words.get(2));
                return Long.toString(Files.seek(Integer.parseInt(first), Long.parseLong(second), whence));
            case "dup":
                return Integer.toString(Files.dup(Integer.parseInt(first)));
            case "dup2":
                return Integer.toString(Files.dup2(Integer.parseInt(first), Integer.parseInt(second)));
            case "pipe":
                PipeEnds pipe = Files.pipe();
                return pipe.input() + " " + pipe.output();
            case "fstat":
                return status(Files.fstat(Integer.parseInt(first)));
            case "truncate":
                Files.ftruncate(Integer.parseInt(first), Long.parseLong(second));
                return "0";
            case "isatty":
                return isTerminal(Integer.parseInt(first)) ? "1" : "0";
            default:
                return onNames(operation, words, Texts.name(first));
        }
    }

    private String onNames(String operation, List<String> words, String name) throws PosixFault {
        switch (operation) {
            case "stat":
                return status(Files.stat(name));
            case "lstat":
                return status(Files.lstat(name));
            case "readlink":
                return Texts.shown(Files.readlink(name));
            case "getcwd":
                String path = Files.getcwd();
                return Texts.shown(path.length() > base.length() ? path.substring(base.length()) : "/");
            case "list":
                List<String> names = new ArrayList<>();
                Files.list(name).forEach(one -> names.add(Texts.shown(one)));
                names.sort(null);
                return names.isEmpty() ? "nothing" : String.join(" ", names);
            case "mkdir":
                Files.mkdir(name, mode(words, 1, 0755));
                break;
            case "rmdir":
                Files.rmdir(name);
                break;
            case "unlink":
                Files.unlink(name);
                break;
            case "rename":
                Files.rename(name, Texts.name(words.get(1)));
                break;
            case "link":
                Files.link(name, Texts.name(words.get(1)));
                break;
            case "symlink":
                Files.symlink(name, Texts.name(words.get(1)));
                break;
            case "chmod":
                Files.chmod(name, mode(words, 1, 0));
                break;
            case "chdir":
                Files.chdir(name);
                break;
            default:
                return "an unknown step";
        }
        return "0";
    }

    private static int mode(List<String> words, int index, int otherwise) {
        return words.size() > index ? Integer.parseInt(words.get(index), OCTAL) : otherwise;
    }

    private static int flags(String letters) {
        int flags = 0;
        for (int i = 0; i < letters.length(); i++) {
            flags |= FLAGS[LETTERS.indexOf(letters.charAt(i))];
        }
        return flags;
    }

    private static boolean isTerminal(int descriptor) {
        try {
            Files.terminalMode(descriptor);
            return true;
        } catch (PosixFault fault) {
            return false;
        }
    }

    private static String status(FileStatus status) {
        boolean sized = status.type() == FileType.REGULAR || status.type() == FileType.SYMBOLIC_LINK;
        String mode = status.type() == FileType.SYMBOLIC_LINK ? "-" : Integer.toString(status.mode(), OCTAL);
        return kind(status.type()) + " " + mode + " " + status.links() + " "
                + (sized ? Long.toString(status.size()) : "-");
    }

    private static String kind(FileType type) {
        return switch (type) {
            case REGULAR -> "file";
            case DIRECTORY -> "directory";
            case SYMBOLIC_LINK -> "link";
            case PIPE -> "pipe";
            case CHARACTER_DEVICE -> "device";
            case BLOCK_DEVICE -> "disk";
        };
    }
}
