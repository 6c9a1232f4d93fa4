package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;

/** What changes within a millisecond changes at the same time, and only a new size or time is written into the journal. */
class MomentTest {
    private static final long START = 50_000_000;
    private static final long HALF = 500_000;

    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = new World();
        world.kernel.setClock(START);
    }

    private static long time(int file) throws PosixFault {
        return Files.fstat(file).modified();
    }

    @Test
    void aMomentLastsAMillisecond() throws PosixFault {
        int first = Files.open("/first", OpenFlag.READ_WRITE | OpenFlag.CREATE, 0600);
        assertThat(time(first)).isEqualTo(START);
        world.kernel.setClock(START + HALF);
        int second = Files.open("/second", OpenFlag.READ_WRITE | OpenFlag.CREATE, 0600);
        assertThat(time(second)).isEqualTo(START);
        world.kernel.setClock(START + 2 * HALF);
        World.write(first, "later");
        assertThat(time(first)).isEqualTo(START + 2 * HALF);
    }

    @Test
    void aWriteThatChangesNeitherSizeNorTimeLeavesNoRecord() throws PosixFault {
        int file = Files.open("/file", OpenFlag.READ_WRITE | OpenFlag.CREATE, 0600);
        World.write(file, "before");
        long end = world.journalEnd();
        Files.seek(file, 0, 0);
        World.write(file, "behind");
        assertThat(world.journalEnd()).isEqualTo(end);
        world.kernel.setClock(START + 2 * HALF);
        Files.seek(file, 0, 0);
        World.write(file, "BEHIND");
        long later = world.journalEnd();
        assertThat(later).isGreaterThan(end);
        World.write(file, "!");
        assertThat(world.journalEnd()).isGreaterThan(later);
        world.startAgain();
        int again = Files.open("/file", OpenFlag.READ, 0);
        assertThat(World.read(again, 100)).isEqualTo("BEHIND!");
        assertThat(time(again)).isEqualTo(START + 2 * HALF);
    }
}
