package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saltyos.basalt.file.OpenFlag.APPEND;
import static org.saltyos.basalt.file.OpenFlag.CREATE;
import static org.saltyos.basalt.file.OpenFlag.DIRECTORY;
import static org.saltyos.basalt.file.OpenFlag.EXCLUSIVE;
import static org.saltyos.basalt.file.OpenFlag.READ;
import static org.saltyos.basalt.file.OpenFlag.READ_WRITE;
import static org.saltyos.basalt.file.OpenFlag.TRUNCATE;
import static org.saltyos.basalt.file.OpenFlag.WRITE;
import static org.saltyos.vfs.World.read;
import static org.saltyos.vfs.World.write;

import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;

/** Files and directories, from the library's calls through the protocol to the file server and back. */
class FilesTest {
    private World world;

    @BeforeEach
    void begin() throws RemoteFault, PosixFault {
        world = new World();
    }

    private static void fails(ThrowingCallable call, PosixFault expected) {
        assertThatThrownBy(call).isSameAs(expected);
    }

    private static void make(String path, String text) throws PosixFault {
        int file = Files.open(path, WRITE | CREATE | TRUNCATE, 0644);
        write(file, text);
        Files.close(file);
    }

    private static String text(String path) throws PosixFault {
        int file = Files.open(path, READ, 0);
        String text = read(file, 10_000);
        Files.close(file);
        return text;
    }

    @Test
    void whatIsWrittenIsRead() throws PosixFault {
        int file = Files.open("/tmp/a", READ_WRITE | CREATE, 0640);
        assertThat(file).isEqualTo(3);
        write(file, "hello");
        assertThat(Files.seek(file, 1, 0)).isEqualTo(1);
        assertThat(read(file, 3)).isEqualTo("ell");
        assertThat(read(file, 100)).isEqualTo("o");
        assertThat(read(file, 100)).isEmpty();
        assertThat(Files.seek(file, -2, 2)).isEqualTo(3);
        write(file, "p me");
        assertThat(Files.seek(file, 0, 1)).isEqualTo(7);
        assertThat(Files.fstat(file).size()).isEqualTo(7);
        assertThat(Files.stat("/tmp/a").mode()).isEqualTo(0640);
        fails(() -> Files.seek(file, -1, 0), PosixFault.EINVAL);
        fails(() -> Files.seek(file, 0, 3), PosixFault.EINVAL);
        Files.close(file);
        fails(() -> Files.close(file), PosixFault.EBADF);
        assertThat(text("/tmp/a")).isEqualTo("help me");
    }

    @Test
    void openingHonoursItsFlags() throws PosixFault {
        fails(() -> Files.open("/tmp/x", READ, 0), PosixFault.ENOENT);
        make("/tmp/x", "one");
        fails(() -> Files.open("/tmp/x", WRITE | CREATE | EXCLUSIVE, 0), PosixFault.EEXIST);
        fails(() -> Files.open("/tmp/x", READ | DIRECTORY, 0), PosixFault.ENOTDIR);
        fails(() -> Files.open("/tmp/x/", READ, 0), PosixFault.ENOTDIR);
        fails(() -> Files.open("/tmp", WRITE, 0), PosixFault.EISDIR);
        fails(() -> Files.open("/tmp/new/", WRITE | CREATE, 0), PosixFault.EISDIR);
        int file = Files.open("/tmp/x", WRITE | APPEND, 0);
        write(file, " two");
        Files.seek(file, 0, 0);
        write(file, " three");
        fails(() -> read(file, 1), PosixFault.EBADF);
        assertThat(text("/tmp/x")).isEqualTo("one two three");
        int reader = Files.open("/tmp/x", READ, 0);
        fails(() -> write(reader, "x"), PosixFault.EBADF);
        make("/tmp/x", "new");
        assertThat(text("/tmp/x")).isEqualTo("new");
    }

    @Test
    void holesReadAsZerosAndWhatIsCutIsForgotten() throws PosixFault {
        int file = Files.open("/tmp/h", READ_WRITE | CREATE, 0600);
        write(file, "abcdef");
        Files.ftruncate(file, 3);
        Files.seek(file, 9000, 0);
        write(file, "z");
        Files.seek(file, 0, 0);
        assertThat(read(file, 6)).isEqualTo("abc\0\0\0");
        Files.seek(file, 8999, 0);
        assertThat(read(file, 9)).isEqualTo("\0z");
        fails(() -> Files.ftruncate(file, -1), PosixFault.EINVAL);
        fails(() -> Files.ftruncate(file, 1L << 40), PosixFault.EFBIG);
    }

    @Test
    void largeFilesSurviveInPieces() throws PosixFault {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        int file = Files.open("/tmp/large", READ_WRITE | CREATE, 0600);
        Files.write(file, bytes, 0, bytes.length);
        Files.seek(file, 0, 0);
        byte[] back = new byte[bytes.length];
        int done = 0;
        while (done < back.length) {
            done += Files.read(file, back, done, back.length - done);
        }
        assertThat(back).isEqualTo(bytes);
    }

    @Test
    void pathsAreWalked() throws PosixFault {
        Files.mkdir("/tmp/d", 0755);
        Files.mkdir("/tmp/d/e/", 0755);
        make("/tmp/d/e/f", "deep");
        assertThat(text("//tmp/./d//e/../e/f")).isEqualTo("deep");
        assertThat(text("/../../tmp/d/e/f")).isEqualTo("deep");
        Files.chdir("/tmp/d");
        assertThat(text("e/f")).isEqualTo("deep");
        assertThat(text("../d/e/f")).isEqualTo("deep");
        assertThat(Files.getcwd()).isEqualTo("/tmp/d");
        Files.chdir("..");
        assertThat(Files.getcwd()).isEqualTo("/tmp");
        Files.chdir("/dev/..");
        assertThat(Files.getcwd()).isEqualTo("/");
        fails(() -> Files.chdir("/tmp/d/e/f"), PosixFault.ENOTDIR);
        fails(() -> text("/tmp/d/e/f/g"), PosixFault.ENOTDIR);
        fails(() -> text("/tmp/no/g"), PosixFault.ENOENT);
        fails(() -> text(""), PosixFault.ENOENT);
    }

    @Test
    void namesAndPathsHaveLimitsAndMayHoldAnyBytes() throws PosixFault {
        String longest = "n".repeat(255);
        make("/tmp/" + longest, "x");
        assertThat(text("/tmp/" + longest)).isEqualTo("x");
        fails(() -> make("/tmp/" + longest + "n", "x"), PosixFault.ENAMETOOLONG);
        fails(() -> text("/".repeat(4096)), PosixFault.ENAMETOOLONG);
        assertThat(Files.stat("/".repeat(4095)).isDirectory()).isTrue();
        make("/tmp/\udcff\udc80", "bytes");
        assertThat(Files.list("/tmp")).containsExactly(longest, "\udcff\udc80");
        fails(() -> text("/tmp/a\0b"), PosixFault.EINVAL);
    }

    @Test
    void symbolicLinksAreFollowedUpToALimit() throws PosixFault {
        Files.mkdir("/tmp/real", 0755);
        make("/tmp/real/f", "linked");
        Files.symlink("real", "/tmp/link");
        Files.symlink("/tmp/link/f", "/tmp/f");
        assertThat(text("/tmp/f")).isEqualTo("linked");
        assertThat(Files.readlink("/tmp/f")).isEqualTo("/tmp/link/f");
        assertThat(Files.lstat("/tmp/f").type()).isEqualTo(FileType.SYMBOLIC_LINK);
        assertThat(Files.stat("/tmp/f").type()).isEqualTo(FileType.REGULAR);
        assertThat(Files.lstat("/tmp/link/").isDirectory()).isTrue();
        fails(() -> Files.readlink("/tmp/real/f"), PosixFault.EINVAL);
        Files.symlink("loop", "/tmp/loop");
        fails(() -> text("/tmp/loop"), PosixFault.ELOOP);
        Files.symlink("nowhere", "/tmp/dangling");
        fails(() -> text("/tmp/dangling"), PosixFault.ENOENT);
        make("/tmp/dangling", "made through the link");
        assertThat(text("/tmp/nowhere")).isEqualTo("made through the link");
        fails(() -> Files.open("/tmp/dangling", WRITE | CREATE | EXCLUSIVE, 0), PosixFault.EEXIST);
        Files.unlink("/tmp/link");
        assertThat(text("/tmp/real/f")).isEqualTo("linked");
    }

    @Test
    void namesComeAndGo() throws PosixFault {
        make("/tmp/a", "1");
        Files.link("/tmp/a", "/tmp/b");
        assertThat(Files.stat("/tmp/b").links()).isEqualTo(2);
        fails(() -> Files.link("/tmp/a", "/tmp/b"), PosixFault.EEXIST);
        fails(() -> Files.link("/tmp", "/tmp/c"), PosixFault.EPERM);
        int open = Files.open("/tmp/a", READ, 0);
        Files.unlink("/tmp/a");
        Files.unlink("/tmp/b");
        assertThat(read(open, 9)).isEqualTo("1");
        assertThat(Files.fstat(open).links()).isZero();
        Files.close(open);
        fails(() -> Files.unlink("/tmp/a"), PosixFault.ENOENT);
        fails(() -> Files.unlink("/tmp"), PosixFault.EISDIR);
        fails(() -> Files.rmdir("/dev"), PosixFault.EBUSY);
        Files.mkdir("/tmp/d", 0755);
        make("/tmp/d/f", "");
        fails(() -> Files.rmdir("/tmp/d"), PosixFault.ENOTEMPTY);
        fails(() -> Files.rmdir("/tmp/d/f"), PosixFault.ENOTDIR);
        fails(() -> Files.rmdir("/tmp/d/."), PosixFault.EINVAL);
        Files.unlink("/tmp/d/f");
        Files.rmdir("/tmp/d/");
        assertThat(Files.list("/tmp")).isEmpty();
    }

    @Test
    void aRemovedWorkingDirectoryTakesNothing() throws PosixFault {
        Files.mkdir("/tmp/gone", 0755);
        Files.chdir("/tmp/gone");
        Files.rmdir("/tmp/gone");
        fails(() -> make("x", ""), PosixFault.ENOENT);
        fails(Files::getcwd, PosixFault.ENOENT);
    }

    @Test
    void filesAreMovedAsPosixSays() throws PosixFault {
        make("/tmp/a", "a");
        make("/tmp/b", "b");
        Files.rename("/tmp/a", "/tmp/b");
        assertThat(text("/tmp/b")).isEqualTo("a");
        Files.mkdir("/tmp/d", 0755);
        Files.mkdir("/tmp/d/sub", 0755);
        fails(() -> Files.rename("/tmp/d", "/tmp/d/sub/x"), PosixFault.EINVAL);
        fails(() -> Files.rename("/tmp/d", "/tmp/b"), PosixFault.ENOTDIR);
        fails(() -> Files.rename("/tmp/b", "/tmp/d"), PosixFault.EISDIR);
        fails(() -> Files.rename("/tmp/b", "/dev/b"), PosixFault.EXDEV);
        Files.mkdir("/tmp/full", 0755);
        make("/tmp/full/f", "");
        fails(() -> Files.rename("/tmp/d", "/tmp/full"), PosixFault.ENOTEMPTY);
        Files.mkdir("/tmp/empty", 0755);
        Files.rename("/tmp/d", "/tmp/empty");
        assertThat(Files.list("/tmp/empty")).containsExactly("sub");
        Files.chdir("/tmp/empty/sub");
        Files.rename("/tmp/empty", "/tmp/full/moved");
        assertThat(Files.getcwd()).isEqualTo("/tmp/full/moved/sub");
        Files.rename("/tmp/b", "/tmp/b");
        assertThat(text("/tmp/b")).isEqualTo("a");
    }

    @Test
    void directoriesWithManyNamesAreListedWhole() throws PosixFault {
        for (int i = 0; i < 2000; i++) {
            make("/tmp/file-with-a-long-name-" + i, "");
        }
        assertThat(Files.list("/tmp")).hasSize(2000).isSorted();
    }

    @Test
    void aFullFileSystemRefusesAndGivesRoomBack() throws PosixFault {
        byte[] block = new byte[32_768];
        int file = Files.open("/tmp/full", WRITE | CREATE, 0600);
        fails(
                () -> {
                    while (true) {
                        Files.write(file, block, 0, block.length);
                    }
                },
                PosixFault.ENOSPC);
        long used = Files.statfs("/tmp").used();
        assertThat(used).isEqualTo(Files.statfs("/tmp").bytes());
        Files.close(file);
        Files.unlink("/tmp/full");
        assertThat(Files.statfs("/tmp").used()).isZero();
    }

    @Test
    void descriptorsAreSharedAndLimited() throws PosixFault, RemoteFault {
        int file = Files.open("/tmp/f", READ_WRITE | CREATE, 0600);
        int copy = Files.dup(file);
        write(file, "ab");
        write(copy, "cd");
        assertThat(text("/tmp/f")).isEqualTo("abcd");
        assertThat(Files.dup2(file, 20)).isEqualTo(20);
        assertThat(Files.dupFrom(file, 10)).isEqualTo(10);
        fails(() -> Files.dup2(99, 3), PosixFault.EBADF);
        fails(() -> Files.dup2(file, 5000), PosixFault.EBADF);
        Files.seek(20, 0, 0);
        assertThat(read(copy, 2)).isEqualTo("ab");
        world.manager.copy(2, 1);
        world.become(2);
        assertThat(read(copy, 2)).isEqualTo("cd");
        world.become(1);
        assertThat(read(copy, 2)).isEmpty();
        fails(
                () -> {
                    while (true) {
                        Files.dup(file);
                    }
                },
                PosixFault.EMFILE);
    }

    @Test
    void nothingIsWrittenBehindTheLargestOffset() throws PosixFault {
        int file = Files.open("/tmp/far", READ_WRITE | CREATE, 0600);
        assertThat(Files.seek(file, Long.MAX_VALUE, 0)).isEqualTo(Long.MAX_VALUE);
        fails(() -> write(file, "x"), PosixFault.EFBIG);
        assertThat(read(file, 1)).isEmpty();
        fails(() -> Files.seek(file, 1, 1), PosixFault.EINVAL);
    }

    @Test
    void filesCannotBeMadeAmongDevicesAndFacts() throws PosixFault {
        for (String path : new String[] {"/dev/new", "/proc/new"}) {
            fails(() -> Files.open(path, WRITE | CREATE, 0600), PosixFault.EPERM);
            fails(() -> Files.stat(path), PosixFault.ENOENT);
        }
    }

    @Test
    void nobodyMakesOrRemovesFilesAmongDevices() throws PosixFault {
        fails(() -> Files.open("/dev/new", READ_WRITE | CREATE, 0644), PosixFault.EPERM);
        fails(() -> Files.open("/proc/new", READ_WRITE | CREATE, 0644), PosixFault.EPERM);
        fails(() -> Files.mkdir("/dev/new", 0755), PosixFault.EPERM);
        fails(() -> Files.symlink("null", "/dev/new"), PosixFault.EPERM);
        fails(() -> Files.link("/dev/null", "/dev/new"), PosixFault.EPERM);
        fails(() -> Files.unlink("/dev/null"), PosixFault.EPERM);
        fails(() -> Files.rename("/dev/null", "/dev/new"), PosixFault.EPERM);
        fails(() -> Files.chmod("/proc/mounts", 0777), PosixFault.EPERM);
        fails(() -> Files.mkdir("/dev/null", 0755), PosixFault.EEXIST);
    }

    @Test
    void devicesDoWhatTheirNamesSay() throws PosixFault {
        int nothing = Files.open("/dev/null", READ_WRITE | TRUNCATE, 0);
        write(nothing, "gone");
        assertThat(read(nothing, 9)).isEmpty();
        int zero = Files.open("/dev/zero", READ, 0);
        assertThat(read(zero, 3)).isEqualTo("\0\0\0");
        int random = Files.open("/dev/random", READ, 0);
        assertThat(read(random, 16)).isNotEqualTo(read(random, 16));
        assertThat(text("/proc/mounts")).contains("devfs /dev devfs ro");
        assertThat(text("/proc/uptime")).isEqualTo("0.00\n");
        fails(() -> Files.seek(zero, 0, 0), PosixFault.ESPIPE);
        fails(() -> Files.terminalMode(zero), PosixFault.ENOTTY);
        assertThat(Files.terminalMode(0)).isEqualTo(7);
        write(1, "to the console");
        assertThat(world.console.shown()).hasToString("to the console");
    }
}
