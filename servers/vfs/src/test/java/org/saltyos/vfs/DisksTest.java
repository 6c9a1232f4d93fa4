package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saltyos.vfs.World.read;
import static org.saltyos.vfs.World.write;

import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.FileType;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** What the page cache lies in front of, as processes see it: the boot archive and a disk that is memory. */
class DisksTest {
    private static final int PAGE = 4096;

    private static String text(String path) throws PosixFault {
        int file = Files.open(path, OpenFlag.READ, 0);
        String text = read(file, 10_000);
        Files.close(file);
        return text;
    }

    @Test
    void theBootArchiveIsAFileSystem() throws Exception {
        String large = "0123456789".repeat(900);
        World world = new World(RecoveryTest.archive("etc/large", large, "vfs.img", "a server", "bin/a/b", "deep"));
        int file = Files.open("/etc/large", OpenFlag.WRITE | OpenFlag.TRUNCATE, 0);
        write(file, "changed");
        Files.close(file);
        assertThat(text("/boot/etc/large")).as("as it was").isEqualTo(large);
        assertThat(Files.list("/boot")).containsExactly("bin", "etc", "vfs.img");
        assertThat(text("/boot/bin/a/b")).isEqualTo("deep");
        assertThat(Files.stat("/boot/etc/large").size()).isEqualTo(9000);
        int middle = Files.open("/boot/etc/large", OpenFlag.READ, 0);
        Files.seek(middle, 8995, 0);
        assertThat(read(middle, 100)).isEqualTo("56789");
        assertThat(read(middle, 100)).isEmpty();
        assertThat(world.disks.cache().cached()).as("all of the archive").isEqualTo(3 * PAGE);
    }

    @Test
    void nobodyChangesTheBootArchive() throws Exception {
        new World(RecoveryTest.archive("etc/a", "as it was"));
        int file = Files.open("/boot/etc/a", OpenFlag.READ_WRITE, 0);
        assertThatThrownBy(() -> write(file, "x")).isSameAs(PosixFault.EROFS);
        assertThatThrownBy(() -> Files.ftruncate(file, 0)).isSameAs(PosixFault.EROFS);
        assertThatThrownBy(() -> Files.unlink("/boot/etc/a")).isSameAs(PosixFault.EROFS);
        assertThatThrownBy(() -> Files.open("/boot/b", OpenFlag.WRITE | OpenFlag.CREATE, 0644))
                .isSameAs(PosixFault.EROFS);
        assertThatThrownBy(() -> Files.mkdir("/boot/c", 0755)).isSameAs(PosixFault.EROFS);
        assertThat(Files.statfs("/boot").used()).isEqualTo(RecoveryTest.archive("etc/a", "as it was").length);
        Files.fsync(file);
        assertThat(text("/boot/etc/a")).isEqualTo("as it was");
    }

    @Test
    void aDiskKeepsWhatWasSynchronised() throws Exception {
        World world = new World();
        int disk = Files.open("/dev/ram0", OpenFlag.READ_WRITE | OpenFlag.TRUNCATE, 0);
        assertThat(Files.fstat(disk).type()).isEqualTo(FileType.BLOCK_DEVICE);
        assertThat(Files.fstat(disk).size()).isEqualTo(16 * PAGE);
        Files.seek(disk, PAGE - 2, 0);
        write(disk, "four");
        assertThat(world.disks.cache().dirty()).isEqualTo(2 * PAGE);
        Files.fsync(disk);
        Files.seek(disk, 5 * PAGE, 0);
        write(disk, "lost");
        world.startAgain();
        int again = Files.open("/dev/ram0", OpenFlag.READ_WRITE, 0);
        Files.seek(again, PAGE - 2, 0);
        assertThat(read(again, 5)).isEqualTo("four\0");
        Files.seek(again, 5 * PAGE, 0);
        assertThat(read(again, 1)).as("not synchronised").isEqualTo("\0");
        write(again, "kept");
        Files.sync();
        assertThat(world.disks.cache().dirty()).isZero();
        Files.seek(again, 0, 2);
        assertThatThrownBy(() -> write(again, "x")).isSameAs(PosixFault.ENOSPC);
        assertThat(read(again, 1)).isEmpty();
        assertThatThrownBy(() -> Files.fsync(77)).isSameAs(PosixFault.EBADF);
    }

    /** Who wrote learns that it did not arrive, once; when there is memory for it, it does. */
    @Test
    void whoSynchronisesIsToldWhatDidNotArrive() throws Exception {
        World world = new World();
        int disk = Files.open("/dev/ram0", OpenFlag.READ_WRITE, 0);
        world.disk.left = 1;
        write(disk, "a".repeat(2 * PAGE));
        assertThatThrownBy(() -> Files.fsync(disk)).isSameAs(PosixFault.ENOSPC);
        world.disk.left = 1;
        Files.fsync(disk);
        world.startAgain();
        assertThat(text("/dev/ram0")).isEqualTo("a".repeat(2 * PAGE));
    }
}
