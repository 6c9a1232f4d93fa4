package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileStatus;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.RemoteFault;
import org.saltyos.basalt.posix.Files;

/** A file server that starts where another one ended finds everything that one said it had done. */
class RecoveryTest {
    private static final int WRITE = OpenFlag.WRITE | OpenFlag.CREATE;

    private static void make(String path, String text) throws PosixFault {
        int file = Files.open(path, WRITE | OpenFlag.TRUNCATE, 0640);
        World.write(file, text);
        Files.close(file);
    }

    private static String contents(String path) throws PosixFault {
        int file = Files.open(path, OpenFlag.READ, 0);
        StringBuilder text = new StringBuilder();
        byte[] bytes = new byte[10_000];
        int count = Files.read(file, bytes, 0, bytes.length);
        while (count > 0) {
            text.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
            count = Files.read(file, bytes, 0, bytes.length);
        }
        Files.close(file);
        return text.toString();
    }

    /** Everything that can be seen below a directory: kinds, permissions, links, times, contents. */
    private static TreeMap<String, String> tree(String directory) throws PosixFault {
        TreeMap<String, String> seen = new TreeMap<>();
        for (String name : Files.list(directory)) {
            String path = directory + "/" + name;
            FileStatus status = Files.lstat(path);
            String text = switch (status.type()) {
                case REGULAR -> contents(path);
                case SYMBOLIC_LINK -> Files.readlink(path);
                default -> "";
            };
            seen.put(path, status + text);
            if (status.isDirectory()) {
                seen.putAll(tree(path));
            }
        }
        return seen;
    }

    /** A CPIO archive of the newc format: names and contents in turn. */
    static byte[] archive(String... parts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= parts.length; i += 2) {
            boolean end = i == parts.length;
            String name = end ? "TRAILER!!!" : parts[i];
            String contents = end ? "" : parts[i + 1];
            String zeros = "00000000";
            text.append("070701").append(zeros).append(String.format("%08x", 0100644));
            text.append(zeros.repeat(4)).append(String.format("%08x", contents.length()));
            text.append(zeros.repeat(4))
                    .append(String.format("%08x", name.length() + 1))
                    .append(zeros);
            text.append(name).append('\0');
            pad(text);
            text.append(contents);
            pad(text);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void pad(StringBuilder text) {
        while (text.length() % 4 != 0) {
            text.append('\0');
        }
    }

    @Test
    void filesDirectoriesAndLinksAreThereAgain() throws PosixFault, RemoteFault {
        World world = new World();
        Files.mkdir("/tmp/d", 0750);
        make("/tmp/d/file", "hello");
        make("/tmp/d/long", "0123456789".repeat(2000));
        cut("/tmp/d/long", 4100);
        Files.symlink("d/file", "/tmp/link");
        Files.link("/tmp/d/file", "/tmp/same");
        Files.chmod("/tmp/d/file", 0701);
        make("/tmp/gone", "gone");
        Files.unlink("/tmp/gone");
        Files.rename("/tmp/same", "/tmp/other");
        TreeMap<String, String> before = tree("/tmp");
        world.startAgain();
        assertThat(tree("/tmp")).isEqualTo(before);
        assertThat(contents("/tmp/link")).isEqualTo("hello");
        assertThat(Files.list("/dev")).contains("null");
        assertThat(world.files.report()).matches("vfs: \\d+ files are as they were\n");
    }

    @Test
    void whatTheArchiveHoldsForInitIsNoFile() throws Exception {
        new World(archive(
                "system.bin", "x", "vfs.img", "x", "vfs.lines", "x", "lines/sh", "x", "bin/sh", "x", "etc/a.img", "x"));
        assertThat(Files.list("/"))
                .contains("bin", "etc")
                .doesNotContain("system.bin", "vfs.img", "vfs.lines", "lines");
        assertThat(contents("/bin/sh")).isEqualTo("x");
        assertThat(contents("/etc/a.img")).isEqualTo("x");
    }

    @Test
    void filesOfTheArchiveKeepWhatWasDoneToThem() throws Exception {
        World world = new World(archive("etc/kept", "as it was", "etc/changed", "old", "etc/removed", "x"));
        make("/etc/changed", "new");
        Files.unlink("/etc/removed");
        int file = Files.open("/etc/kept", OpenFlag.WRITE | OpenFlag.APPEND, 0);
        World.write(file, "!");
        world.startAgain();
        assertThat(contents("/etc/kept")).isEqualTo("as it was!");
        assertThat(contents("/etc/changed")).isEqualTo("new");
        assertThatThrownBy(() -> Files.stat("/etc/removed")).isSameAs(PosixFault.ENOENT);
    }

    @Test
    void aFileWithoutANameEndsWithTheFileServer() throws PosixFault, RemoteFault {
        World world = new World();
        long used = Files.statfs("/").used();
        make("/tmp/f", "x".repeat(100_000));
        int file = Files.open("/tmp/f", WRITE, 0);
        Files.unlink("/tmp/f");
        World.write(file, "y");
        assertThat(Files.statfs("/").used()).isGreaterThan(used);
        world.startAgain();
        assertThat(Files.statfs("/").used()).isEqualTo(used);
        assertThatThrownBy(() -> World.write(file, "z")).isSameAs(PosixFault.EBADF);
        World.write(1, "the first process has the console again");
        assertThat(world.console.shown()).contains("console again");
    }

    @Test
    void aFullJournalIsWrittenAnew() throws PosixFault, RemoteFault {
        World world = new World();
        make("/tmp/kept", "kept");
        for (int i = 0; i < 12_000; i++) {
            make("/tmp/f", "f" + i);
        }
        world.startAgain();
        assertThat(contents("/tmp/f")).isEqualTo("f11999");
        assertThat(contents("/tmp/kept")).isEqualTo("kept");
    }

    /** Damage in the journal costs what came later, and is told; nothing else is lost. */
    @Test
    void damageIsFoundAndTold() throws PosixFault, RemoteFault {
        World world = new World();
        make("/tmp/before", "before");
        long end = world.journalEnd();
        make("/tmp/damaged", "damaged");
        World.damage(end + 20);
        world.startAgain();
        assertThat(world.files.report()).startsWith("vfs: the journal is damaged; what happened last is lost\n");
        assertThat(contents("/tmp/before")).isEqualTo("before");
        assertThatThrownBy(() -> Files.stat("/tmp/damaged")).isSameAs(PosixFault.ENOENT);
        make("/tmp/after", "after");
        world.startAgain();
        assertThat(contents("/tmp/after")).isEqualTo("after");
    }

    /** Random operations; after some of them the file server ends, and everything is as it was. */
    @Test
    void whateverHappenedIsThere() throws PosixFault, RemoteFault {
        for (int seed = 0; seed < 12; seed++) {
            World world = new World();
            Random random = new Random(seed);
            for (int round = 0; round < 4; round++) {
                for (int step = 0; step < 120; step++) {
                    act(random);
                }
                TreeMap<String, String> before = tree("/tmp");
                long used = Files.statfs("/").used();
                world.startAgain();
                assertThat(tree("/tmp")).as("seed %d round %d", seed, round).isEqualTo(before);
                assertThat(Files.statfs("/").used()).isEqualTo(used);
            }
        }
    }

    private static void act(Random random) {
        String one = path(random);
        String other = path(random);
        try {
            switch (random.nextInt(9)) {
                case 0 -> Files.mkdir(one, 0700 + random.nextInt(64));
                case 1 -> make(one, "x".repeat(random.nextInt(9000)));
                case 2 -> Files.rename(one, other);
                case 3 -> Files.unlink(one);
                case 4 -> Files.rmdir(one);
                case 5 -> Files.link(one, other);
                case 6 -> Files.symlink(other, one);
                case 7 -> cut(one, random.nextInt(10_000));
                default -> writeAt(one, random);
            }
        } catch (PosixFault fault) {
            assertThat(fault).isNotSameAs(PosixFault.EIO); // most of them cannot be done
        }
    }

    private static void cut(String path, long size) throws PosixFault {
        int file = Files.open(path, OpenFlag.WRITE, 0);
        Files.ftruncate(file, size);
        Files.close(file);
    }

    private static void writeAt(String path, Random random) throws PosixFault {
        int file = Files.open(path, OpenFlag.WRITE, 0);
        Files.seek(file, random.nextInt(20_000), 0);
        World.write(file, "part" + random.nextInt());
        Files.close(file);
    }

    private static String path(Random random) {
        List<String> names = new ArrayList<>(List.of("/tmp"));
        int depth = 1 + random.nextInt(3);
        for (int i = 0; i < depth; i++) {
            names.add(String.valueOf((char) ('a' + random.nextInt(4))));
        }
        return String.join("/", names);
    }
}
