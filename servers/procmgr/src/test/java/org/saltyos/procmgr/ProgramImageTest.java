package org.saltyos.procmgr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.Rights;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.abi.boot.ImageSegment;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.memory.Mem;

/** Header pages are understood, and those that are not what a program's should be are refused. */
class ProgramImageTest {
    private static final long HEADER = 0x10_0000;
    private static final int PAGE = 4096;
    private static final long FILE_BYTES = 5 * PAGE;
    private static final int NEEDS = 1024;

    private final ProgramImage image = new ProgramImage();

    @BeforeEach
    void header() {
        Machine.reset().memory().map(HEADER, new byte[PAGE]);
        Mem.putLong(HEADER + ImageHeader.MAGIC, BootFormat.IMAGE_MAGIC);
        Mem.putInt(HEADER + ImageHeader.VERSION, BootFormat.IMAGE_VERSION);
        Mem.putInt(HEADER + ImageHeader.SEGMENT_COUNT, 2);
        Mem.putLong(HEADER + ImageHeader.ENTRY, 0x40_0010);
        Mem.putLong(HEADER + ImageHeader.STACK_BYTES, 2 * PAGE);
        Mem.putInt(HEADER + ImageHeader.NEEDS_OFFSET, NEEDS);
        Mem.putInt(HEADER + ImageHeader.NEEDS_LENGTH, 2);
        Mem.putByte(HEADER + NEEDS, (byte) 'x');
        segment(0, 0x40_0000, PAGE, 2 * PAGE, 2 * PAGE, BootFormat.SEGMENT_READ | BootFormat.SEGMENT_EXECUTE);
        segment(1, 0x40_2000, 3 * PAGE, 100, 3 * PAGE, BootFormat.SEGMENT_READ | BootFormat.SEGMENT_WRITE);
    }

    private static void segment(int index, long address, long offset, long fileSize, long memorySize, int flags) {
        long at = HEADER + ImageHeader.SIZE + (long) index * ImageSegment.SIZE;
        Mem.putLong(at + ImageSegment.VIRTUAL_ADDRESS, address);
        Mem.putLong(at + ImageSegment.OFFSET, offset);
        Mem.putLong(at + ImageSegment.FILE_SIZE, fileSize);
        Mem.putLong(at + ImageSegment.MEMORY_SIZE, memorySize);
        Mem.putInt(at + ImageSegment.FLAGS, flags);
    }

    @Test
    void dataComesBehindTheStartupPageAndTheStackBehindTheData() throws PosixFault {
        image.read(HEADER, FILE_BYTES);
        assertThat(image.segments()).isEqualTo(2);
        assertThat(image.first(0)).isZero();
        assertThat(image.first(1)).isEqualTo(1);
        assertThat(image.codePages()).isEqualTo(2);
        assertThat(image.dataPages()).isEqualTo(4);
        assertThat(image.stackPages()).isEqualTo(2 + 8);
        assertThat(image.ownPages()).isEqualTo(14);
        assertThat(image.rights(0)).isEqualTo(Rights.READ | Rights.EXECUTE);
        assertThat(image.isWritable(1)).isTrue();
        assertThat(image.entry()).isEqualTo(0x40_0010);
        assertThat(image.needs().length()).isEqualTo(2);
        assertThat(image.tableBits()).isEqualTo(15);
    }

    @Test
    void aLargeProgramHasMorePageTables() throws PosixFault {
        segment(1, 0x40_2000, 3 * PAGE, 100, 64L << 20, BootFormat.SEGMENT_READ | BootFormat.SEGMENT_WRITE);
        image.read(HEADER, FILE_BYTES);
        assertThat(1L << image.tableBits()).isGreaterThanOrEqualTo((8 + 2 * 32) * (long) PAGE);
    }

    private void refused(long fileBytes) {
        assertThatThrownBy(() -> image.read(HEADER, fileBytes)).isSameAs(PosixFault.ENOEXEC);
    }

    @Test
    void otherFilesAreNoPrograms() {
        Mem.putLong(HEADER + ImageHeader.MAGIC, 0x7f45_4c46);
        refused(FILE_BYTES);
    }

    @Test
    void filesThatEndTooEarlyAreRefused() {
        refused(PAGE - 1);
        refused(3 * PAGE + 99);
        assertThatCode(() -> image.read(HEADER, 3 * PAGE + 100)).doesNotThrowAnyException();
    }

    @Test
    void writableCodeIsRefused() {
        segment(0, 0x40_0000, PAGE, PAGE, PAGE, BootFormat.SEGMENT_WRITE | BootFormat.SEGMENT_EXECUTE);
        refused(FILE_BYTES);
    }

    @Test
    void segmentsOutsideUserSpaceAreRefused() {
        segment(0, 0, PAGE, PAGE, PAGE, BootFormat.SEGMENT_READ);
        refused(FILE_BYTES);
        segment(0, 0x7000_0000_0000L, PAGE, PAGE, PAGE, BootFormat.SEGMENT_READ);
        refused(FILE_BYTES);
        segment(0, 0x40_0000, PAGE, PAGE, Long.MAX_VALUE, BootFormat.SEGMENT_READ);
        refused(FILE_BYTES);
    }

    /** Whatever a file holds, what is read of it stays inside its limits. */
    @Test
    void damageIsRefusedOrHarmless() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            header();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(ImageHeader.SIZE + 2 * ImageSegment.SIZE);
                Mem.putByte(HEADER + at, (byte) random.nextInt());
            }
            try {
                image.read(HEADER, FILE_BYTES);
                for (int i = 0; i < image.segments(); i++) {
                    assertThat(image.offset(i) + image.fileBytes(i)).isBetween(0L, FILE_BYTES);
                    assertThat(image.fileBytes(i)).isLessThanOrEqualTo(image.pages(i) * (long) PAGE);
                }
            } catch (PosixFault fault) {
                assertThat(fault).isSameAs(PosixFault.ENOEXEC);
            }
        }
    }
}
