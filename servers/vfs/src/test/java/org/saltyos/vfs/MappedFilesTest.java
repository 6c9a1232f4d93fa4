package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.capability.CNode;
import org.saltyos.basalt.capability.Endpoint;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.ipc.Ipc;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.process.MappedFile;
import org.saltyos.basalt.process.ProgramLayout;
import org.saltyos.basalt.start.Startup;

/** Files whose pages processes share: one contents, whoever changes it, also across ends of the file server. */
class MappedFilesTest {
    private static final int PAGE = 4096;
    private static final int PAGES = 12;
    private static final int ARRIVAL_SLOT = 4000;
    private static final Endpoint PAGER = new Endpoint(77);

    private final World world;
    private int descriptor;
    private int file;

    MappedFilesTest() throws Exception {
        world = new World();
    }

    private void share(String name) throws Exception {
        Ipc.offer(new CNode(Startup.CNODE_SLOT), ARRIVAL_SLOT, 1);
        descriptor = Files.open(name, OpenFlag.READ_WRITE | OpenFlag.CREATE, 0644);
        byte[] bytes = new byte[3 * PAGE + 10];
        Arrays.fill(bytes, (byte) 'a');
        Files.write(descriptor, bytes, 0, bytes.length);
        MappedFile mapped = world.manager.map(1, descriptor);
        assertThat(mapped.writable()).isTrue();
        file = mapped.file();
        world.manager.share(file, PAGER);
    }

    /** A byte as a process touches it; -1 where that is a fault. */
    private int touch(long offset) throws Exception {
        byte[] page = touched(offset);
        return page == null ? -1 : page[(int) offset % PAGE] & 0xff;
    }

    private byte @Nullable [] touched(long offset) throws Exception {
        if (offset / PAGE >= world.shared.size(file)) {
            return null;
        }
        world.manager.supply(file, offset / PAGE);
        return world.shared.page(file, offset / PAGE);
    }

    /** Sets a byte as a process does. */
    private void poke(long offset, int value) throws Exception {
        Objects.requireNonNull(touched(offset))[(int) offset % PAGE] = (byte) value;
    }

    private static int read(int descriptor, long offset) throws PosixFault {
        byte[] one = new byte[1];
        Files.seek(descriptor, offset, 0);
        return Files.read(descriptor, one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    private static void write(int descriptor, long offset, int value) throws PosixFault {
        Files.seek(descriptor, offset, 0);
        Files.write(descriptor, new byte[] {(byte) value}, 0, 1);
    }

    @Test
    void theObjectHasThePagesOfTheFile() throws Exception {
        share("/tmp/f");
        assertThat(world.shared.size(file)).isEqualTo(4);
        assertThat(touch(3 * PAGE + 9)).isEqualTo('a');
        assertThat(touch(3 * PAGE + 10)).isZero();
        assertThat(touch(4 * PAGE)).isEqualTo(-1);
        world.manager.supply(file, 4); // does nothing
        world.manager.supply(file, -1);
        assertThat(world.shared.page(file, 4)).isNull();
        write(descriptor, 5 * PAGE, 'b');
        assertThat(touch(4 * PAGE)).isZero();
        assertThat(touch(5 * PAGE)).isEqualTo('b');
    }

    @Test
    void whatIsWrittenBehindTheEndIsNotTheFiles() throws Exception {
        share("/tmp/f");
        poke(3 * PAGE + 20, 'x');
        write(descriptor, 3 * PAGE + 40, 'y');
        assertThat(read(descriptor, 3 * PAGE + 20)).isZero();
        poke(3 * PAGE + 50, 'x');
        Files.ftruncate(descriptor, 5 * PAGE);
        assertThat(read(descriptor, 3 * PAGE + 50)).isZero();
        assertThat(touch(3 * PAGE + 40)).isEqualTo('y');
        Files.ftruncate(descriptor, PAGE + 1);
        assertThat(touch(PAGE + 1)).isZero();
        poke(2 * PAGE - 1, 'x');
        world.manager.unmapped(file);
        assertThat(world.shared.count()).isZero();
        Files.ftruncate(descriptor, 2 * PAGE);
        assertThat(read(descriptor, 2 * PAGE - 1)).isZero();
    }

    @Test
    void aFileWithoutANameStaysWhileItIsMapped() throws Exception {
        share("/tmp/f");
        long before = Files.statfs("/tmp").used();
        poke(0, 'z');
        Files.unlink("/tmp/f");
        Files.close(descriptor);
        assertThat(touch(PAGE)).isEqualTo('a');
        world.manager.page(file, 0);
        assertThat(RawMemory.byteAt(ProgramLayout.exchange(0))).isEqualTo((byte) 'z');
        world.manager.unmapped(file);
        assertThat(world.shared.count()).isZero();
        assertThat(Files.statfs("/tmp").used()).isEqualTo(before - 4 * PAGE);
        assertThatThrownBy(() -> world.manager.supply(file, 0)).isSameAs(PosixFault.EIO);
        assertThatThrownBy(() -> world.manager.page(file, 0)).isSameAs(PosixFault.EIO);
    }

    @Test
    void pagesAreCopiedForPrivateMappings() throws Exception {
        share("/tmp/f");
        world.manager.page(file, 3);
        assertThat(RawMemory.byteAt(ProgramLayout.exchange(0) + 9)).isEqualTo((byte) 'a');
        assertThat(RawMemory.byteAt(ProgramLayout.exchange(0) + 10)).isZero();
        assertThatThrownBy(() -> world.manager.page(file, 4)).isSameAs(PosixFault.EINVAL);
        assertThatThrownBy(() -> world.manager.page(file, -1)).isSameAs(PosixFault.EINVAL);
        assertThatThrownBy(() -> world.manager.page(file, Long.MAX_VALUE)).isSameAs(PosixFault.EINVAL);
    }

    @Test
    void onlyRegularFilesThatCanBeReadAreMapped() throws Exception {
        share("/tmp/f");
        assertThatThrownBy(() -> world.manager.map(1, 0)).isSameAs(PosixFault.ENODEV);
        assertThatThrownBy(() -> world.manager.map(1, 99)).isSameAs(PosixFault.EBADF);
        int unread = Files.open("/tmp/f", OpenFlag.WRITE, 0);
        assertThatThrownBy(() -> world.manager.map(1, unread)).isSameAs(PosixFault.EACCES);
        int unwritten = Files.open("/tmp/f", OpenFlag.READ, 0);
        assertThat(world.manager.map(1, unwritten)).isEqualTo(new MappedFile(file, false));
    }

    /** Without memory to find out what changed, contents stay in the object; they return with the next mapping's end. */
    @Test
    void contentsStayInTheObjectUntilTheyCanReturn() throws Exception {
        share("/tmp/f");
        poke(0, 'z');
        world.startAgain();
        world.shared.left = 0;
        world.manager.keptAll();
        assertThat(world.shared.count()).isEqualTo(1);
        descriptor = Files.open("/tmp/f", OpenFlag.READ_WRITE, 0);
        assertThat(read(descriptor, 0)).isEqualTo('z');
        assertThatThrownBy(() -> read(descriptor, PAGE)).isSameAs(PosixFault.ENOMEM);
        world.shared.left = 100;
        world.manager.map(1, descriptor);
        world.manager.unmapped(file);
        assertThat(world.shared.count()).isZero();
        assertThat(read(descriptor, 0)).isEqualTo('z');
    }

    @Test
    void allEndsWithTheProcessManager() throws Exception {
        share("/tmp/f");
        poke(2 * PAGE, 'z');
        world.manager.endAll();
        assertThat(world.shared.count()).isZero();
        world.manager.begin(1, 0, -1, -1, -1);
        descriptor = Files.open("/tmp/f", OpenFlag.READ, 0);
        assertThat(read(descriptor, 2 * PAGE)).isEqualTo('z');
    }

    /** Random changes by calls and through pages, ends of the file server in between: all see the same as a plain array says. */
    @Test
    void randomChangesAreSeenByAll() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            share("/tmp/f" + seed);
            byte[] model = new byte[PAGES * PAGE];
            Arrays.fill(model, 0, 3 * PAGE + 10, (byte) 'a');
            int size = 3 * PAGE + 10;
            int mappings = 1;
            for (int step = 0; step < 150; step++) {
                int offset = random.nextInt(PAGES * PAGE);
                byte value = (byte) (1 + random.nextInt(100));
                switch (random.nextInt(8)) {
                    case 0, 1 -> {
                        write(descriptor, offset, value);
                        model[offset] = value;
                        size = Math.max(size, offset + 1);
                    }
                    case 2, 3 -> {
                        if (mappings > 0 && touch(offset) >= 0) {
                            poke(offset, value);
                            model[offset] = offset < size ? value : 0;
                        }
                    }
                    case 4 -> {
                        Files.ftruncate(descriptor, offset);
                        Arrays.fill(model, Math.min(size, offset), model.length, (byte) 0);
                        size = offset;
                    }
                    case 5 -> {
                        world.startAgain();
                        if (random.nextBoolean()) {
                            world.manager.keep(file, mappings);
                            world.manager.keptAll();
                        } else {
                            world.manager.keep(file, mappings);
                        }
                        descriptor = Files.open("/tmp/f" + seed, OpenFlag.READ_WRITE, 0);
                    }
                    case 6 -> {
                        if (mappings == 0) {
                            world.manager.map(1, descriptor);
                            world.manager.share(file, PAGER);
                        } else {
                            world.manager.unmapped(file);
                        }
                        mappings ^= 1;
                    }
                    default -> {
                        assertThat(read(descriptor, offset))
                                .as("seed %d step %d", seed, step)
                                .isEqualTo(offset < size ? model[offset] : -1);
                        if (mappings > 0 && offset < size) {
                            assertThat(touch(offset)).isEqualTo(model[offset]);
                        }
                    }
                }
            }
            byte[] all = new byte[PAGES * PAGE + 1];
            Files.seek(descriptor, 0, 0);
            int read = 0;
            int part = 1;
            while (part > 0) {
                part = Files.read(descriptor, all, read, Math.min(8192, all.length - read));
                read += part;
            }
            assertThat(Arrays.copyOf(all, read)).as("seed %d", seed).isEqualTo(Arrays.copyOf(model, size));
        }
    }
}
