package org.saltyos.vfs.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.host.HostKernel;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/** What is read, written back, replaced and reported, with sources that fail, give less, and are full. */
class PageCacheTest {
    private static final int PAGE = PageCache.PAGE;
    private static final long BUFFER = 0x10_0000;
    private static final long MEMORY = 0x20_0000;
    private static final int PLACES = 16;

    private final PlainPageMemory memory;
    private final PageCache cache;
    private final FaultySource disk = new FaultySource(40);
    private final CachedSource source;
    private final ReadAhead ahead = new ReadAhead();

    PageCacheTest() {
        HostKernel.reset();
        Machine.current().memory().map(BUFFER, 20 * PAGE);
        memory = new PlainPageMemory(MEMORY, PLACES);
        cache = new PageCache(memory);
        source = new CachedSource(cache, disk);
    }

    private byte[] read(CachedSource from, long offset, int count) throws PosixFault {
        int moved = from.read(ahead, offset, BUFFER, count);
        byte[] bytes = new byte[moved];
        Mem.getBytes(BUFFER, bytes, 0, moved);
        return bytes;
    }

    private int write(CachedSource to, long offset, int value, int count) throws PosixFault {
        Machine.current().memory().fill(BUFFER, (byte) value, count);
        return to.write(offset, BUFFER, count);
    }

    @Test
    void aPageIsReadOnceAndWrittenWhenItIsSynchronised() throws Exception {
        disk.contents[5 * PAGE + 7] = 9;
        assertThat(read(source, 5 * PAGE + 7, 1)).containsExactly(9);
        assertThat(read(source, 5 * PAGE + 7, 1)).containsExactly(9);
        assertThat(disk.reads).isEqualTo(1);
        assertThat(write(source, 5 * PAGE + 8, 4, 2)).isEqualTo(2);
        assertThat(disk.contents[5 * PAGE + 8]).isZero();
        assertThat(cache.dirty()).isEqualTo(PAGE);
        source.sync();
        assertThat(disk.contents[5 * PAGE + 9]).isEqualTo((byte) 4);
        assertThat(cache.dirty()).isZero();
        assertThat(disk.flushes).isEqualTo(1);
        source.sync();
        assertThat(disk.writes).isEqualTo(1);
    }

    @Test
    void whoReadsOnGetsMoreWithEachRequest() throws Exception {
        for (int page = 0; page < 15; page++) {
            read(source, (long) page * PAGE, PAGE);
        }
        assertThat(disk.reads).as("1, 2, 4, then a third of the places").isLessThanOrEqualTo(6);
        assertThat(disk.pagesRead).isLessThanOrEqualTo(20);
        int before = disk.reads;
        int pages = disk.pagesRead;
        read(source, 39 * PAGE, 1);
        read(source, 30 * PAGE, 1);
        assertThat(disk.reads - before).isEqualTo(2);
        assertThat(disk.pagesRead - pages).as("one who jumps gets no more").isEqualTo(2);
    }

    @Test
    void aWholePageThatIsWrittenIsNotRead() throws Exception {
        write(source, 3 * PAGE, 7, 2 * PAGE);
        assertThat(disk.reads).isZero();
        write(source, 6 * PAGE + 1, 7, PAGE);
        assertThat(disk.reads).isEqualTo(2);
    }

    @Test
    void changedPagesAreWrittenInTheirOrder() throws Exception {
        for (int page : new int[] {9, 2, 30, 3, 4}) {
            write(source, (long) page * PAGE, page, PAGE);
        }
        source.sync();
        assertThat(disk.written).containsExactly(2L, 3L, 4L, 9L, 30L);
        assertThat(disk.writes).as("neighbours together").isEqualTo(3);
    }

    @Test
    void whatWasUsedStaysAndTheOthersGo() throws Exception {
        for (int page = 0; page < PLACES; page++) {
            read(source, 2L * page * PAGE, 1);
        }
        assertThat(cache.cached()).isEqualTo((long) PLACES * PAGE);
        read(source, 35 * PAGE, 1); // the hand has gone round once
        int reads = disk.reads;
        for (int page = 33; page < 40; page += 2) {
            read(source, 2 * PAGE, 1);
            read(source, (long) page * PAGE, 1);
        }
        assertThat(read(source, 2 * PAGE, 1)).hasSize(1);
        assertThat(disk.reads - reads).as("page 2 was never read again").isLessThanOrEqualTo(4);
        assertThat(memory.count()).isEqualTo(PLACES);
    }

    @Test
    void changedPagesAreWrittenBeforeTheyGo() throws Exception {
        write(source, PAGE, 8, PAGE);
        for (int page = 2; page < 40; page++) {
            read(source, (long) page * PAGE, 1);
        }
        assertThat(disk.contents[PAGE]).isEqualTo((byte) 8);
        assertThat(read(source, PAGE, 1)).containsExactly(8);
        for (int page = 0; page < PLACES; page++) {
            write(source, (long) page * PAGE, 3, PAGE);
        }
        assertThat(cache.dirty()).as("no more than half").isLessThanOrEqualTo(PLACES / 2 * PAGE);
    }

    @Test
    void aPageThatCannotBeReadIsAnErrorOfItsReaderOnly() throws Exception {
        disk.unreadable.add(2L);
        assertThatThrownBy(() -> read(source, 2 * PAGE, 1)).isSameAs(PosixFault.EIO);
        assertThat(read(source, PAGE, 3 * PAGE)).as("up to it").hasSize(PAGE);
        assertThat(read(source, 3 * PAGE, PAGE)).hasSize(PAGE);
        assertThat(cache.cached()).isEqualTo(2 * PAGE);
        disk.unreadable.clear();
        assertThat(read(source, 2 * PAGE, PAGE)).hasSize(PAGE);
        assertThatCode(() -> source.errors().require(0)).doesNotThrowAnyException();
    }

    @Test
    void whatCouldNotBeWrittenIsToldOnceToEachAndTriedAgain() throws Exception {
        disk.unwritable.add(4L);
        disk.refusal = PosixFault.ENOSPC;
        long first = source.errors().seen();
        long second = source.errors().seen();
        write(source, 3 * PAGE, 5, 3 * PAGE);
        source.sync();
        assertThat(disk.written).as("the others are written").containsExactly(3L, 5L);
        assertThat(cache.dirty()).isEqualTo(PAGE);
        long nobody = source.errors().seen();
        assertThatThrownBy(() -> source.errors().require(first)).isSameAs(PosixFault.ENOSPC);
        assertThatThrownBy(() -> source.errors().require(second)).isSameAs(PosixFault.ENOSPC);
        assertThatThrownBy(() -> source.errors().require(nobody))
                .as("opened before anybody was told")
                .isNotNull();
        source.errors().require(source.errors().now());
        source.errors().require(source.errors().seen());
        disk.unwritable.clear();
        source.sync();
        assertThat(disk.contents[4 * PAGE]).isEqualTo((byte) 5);
        disk.flushFails = true;
        long before = source.errors().seen();
        source.sync();
        assertThatThrownBy(() -> source.errors().require(before)).isSameAs(PosixFault.EIO);
    }

    @Test
    void pagesThatCannotBeWrittenDoNotGo() throws Exception {
        for (long page = 0; page < 40; page++) {
            disk.unwritable.add(page);
        }
        for (int page = 0; page < PLACES; page++) {
            write(source, (long) page * PAGE, 6, PAGE);
        }
        assertThatThrownBy(() -> read(source, 30 * PAGE, 1)).isSameAs(PosixFault.EIO);
        assertThatThrownBy(() -> write(source, 30 * PAGE, 1, 1)).isSameAs(PosixFault.EIO);
        assertThat(read(source, PAGE, 1)).containsExactly(6);
        disk.unwritable.clear();
        assertThat(read(source, 30 * PAGE, 1)).containsExactly(0);
        source.sync();
        assertThat(disk.contents[15 * PAGE]).isEqualTo((byte) 6);
    }

    @Test
    void littleMemoryMakesAFewPagesDo() throws Exception {
        memory.left = 3;
        for (int page = 0; page < 20; page++) {
            write(source, (long) page * PAGE, page + 1, PAGE);
            assertThat(read(source, (long) page * PAGE, 1)).containsExactly(page + 1);
        }
        assertThat(memory.count()).isEqualTo(3);
        source.sync();
        assertThat(disk.contents[19 * PAGE]).isEqualTo((byte) 20);
        memory.left = 0;
        cache.clear();
        memory.left = 0;
        assertThatThrownBy(() -> read(source, 0, 1)).isSameAs(PosixFault.ENOMEM);
    }

    @Test
    void aSourceThatCannotBeWrittenSaysSo() {
        disk.writable = false;
        assertThatThrownBy(() -> write(source, 0, 1, 1)).isSameAs(PosixFault.EROFS);
    }

    /** Two disks behind one cache, that fail and give less: what is read is what was written, always; after it, the disks have it. */
    @Test
    void randomAccessesAreThoseOfAnArray() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            cache.clear();
            memory.left = 4 + random.nextInt(PLACES);
            FaultySource[] disks = {new FaultySource(24), new FaultySource(9)};
            CachedSource[] sources = {new CachedSource(cache, disks[0]), new CachedSource(cache, disks[1])};
            byte[][] models = {disks[0].contents.clone(), disks[1].contents.clone()};
            for (int step = 0; step < 300; step++) {
                int which = random.nextInt(2);
                fail(disks[which], random);
                access(sources[which], models[which], random, seed);
            }
            for (int which = 0; which < 2; which++) {
                disks[which].unwritable.clear();
                disks[which].shortness = random;
                sources[which].sync();
                assertThat(disks[which].contents).as("seed %d", seed).isEqualTo(models[which]);
            }
            assertThat(cache.dirty()).isZero();
        }
    }

    private static void fail(FaultySource disk, Random random) {
        disk.shortness = random;
        Set<Long> bad = random.nextInt(4) == 0 ? Set.of((long) random.nextInt(9), 9L + random.nextInt(9)) : Set.of();
        disk.unreadable.clear();
        disk.unreadable.addAll(new HashSet<>(bad));
        disk.unwritable.clear();
        disk.unwritable.addAll(bad);
    }

    private void access(CachedSource source, byte[] model, Random random, int seed) {
        int offset = random.nextInt(model.length);
        int count = 1 + random.nextInt(Math.min(model.length - offset, 3 * PAGE));
        try {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    int value = random.nextInt(100);
                    int written = write(source, offset, value, count);
                    Arrays.fill(model, offset, offset + written, (byte) value);
                }
                case 2, 3 -> {
                    byte[] read = read(source, offset, count);
                    assertThat(read)
                            .as("seed %d", seed)
                            .isEqualTo(Arrays.copyOfRange(model, offset, offset + read.length));
                    assertThat(read).isNotEmpty();
                }
                default -> source.sync();
            }
        } catch (PosixFault fault) {
            assertThat(fault).isIn(PosixFault.EIO, PosixFault.ENOMEM);
        }
    }
}
