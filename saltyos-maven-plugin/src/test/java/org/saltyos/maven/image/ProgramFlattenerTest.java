package org.saltyos.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.saltyos.abi.boot.BootFormat;
import org.saltyos.abi.boot.ImageHeader;
import org.saltyos.abi.boot.ImageSegment;
import org.saltyos.maven.diag.UserError;
import org.saltyos.maven.elf.ElfBuilder;

/** Flattened programs keep every byte, address and permission; what cannot be mapped page by page is refused. */
class ProgramFlattenerTest {
    private static final int CODE = BootFormat.SEGMENT_READ | BootFormat.SEGMENT_EXECUTE;
    private static final int DATA = BootFormat.SEGMENT_READ | BootFormat.SEGMENT_WRITE;

    @Test
    void segmentsKeepBytesAddressesAndPermissions() {
        byte[] code = TinyKernel.module(5000);
        byte[] data = TinyKernel.module(10);
        byte[] image = ProgramFlattener.flatten(program(code, data, 9000).read(), 5000, false);
        ByteBuffer flat = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(flat.getLong(ImageHeader.MAGIC)).isEqualTo(BootFormat.IMAGE_MAGIC);
        assertThat(flat.getInt(ImageHeader.SEGMENT_COUNT)).isEqualTo(2);
        assertThat(flat.getLong(ImageHeader.ENTRY)).isEqualTo(0x400010);
        assertThat(flat.getLong(ImageHeader.STACK_BYTES)).isEqualTo(8192);
        assertThat(flat.getLong(ImageHeader.TOTAL_SIZE)).isEqualTo(image.length).isEqualTo(4 * 4096);
        assertSegment(flat, 0, 0x400000, 4096, 5000, 5000, CODE);
        assertSegment(flat, 1, 0x403000, 3 * 4096, 0x20 + 10, 0x20 + 9000, DATA);
        assertThat(Arrays.copyOfRange(image, 4096, 9096)).isEqualTo(code);
        assertThat(Arrays.copyOfRange(image, 3 * 4096, 3 * 4096 + 0x20)).containsOnly(0);
        assertThat(Arrays.copyOfRange(image, 3 * 4096 + 0x20, 3 * 4096 + 0x2a)).isEqualTo(data);
    }

    @Test
    void aCompleteImageHoldsItsZeroPagesToo() {
        byte[] image = ProgramFlattener.flatten(
                program(new byte[100], new byte[10], 9000).read(), 4096, true);
        assertThat(image).hasSize(4096 + 4096 + 3 * 4096);
    }

    @Test
    void whatCannotBeMappedIsRefused() {
        assertRefused("outside its code", new ElfBuilder().entry(0x500000).load(0x400000, CODE, new byte[10], 10));
        assertRefused("no segment to load", new ElfBuilder().entry(0x500000));
        assertRefused(
                "both writable and executable",
                new ElfBuilder().entry(0x400000).load(0x400000, CODE | BootFormat.SEGMENT_WRITE, new byte[10], 10));
        assertRefused(
                "on a page of another segment",
                new ElfBuilder()
                        .entry(0x400000)
                        .load(0x400000, CODE, new byte[10], 10)
                        .load(0x400800, DATA, new byte[10], 10));
        assertRefused("page 0", new ElfBuilder().entry(0).load(0, CODE, new byte[10], 10));
        assertRefused(
                "outside user memory",
                new ElfBuilder().entry(0xffffffff80000000L).load(0xffffffff80000000L, CODE, new byte[10], 10));
        ElfBuilder many = new ElfBuilder().entry(0x400000);
        for (int i = 0; i < 9; i++) {
            many.load(0x400000 + i * 4096L, CODE, new byte[10], 10);
        }
        assertRefused("at most 8", many);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertRefused(
                "segment of 1099511627776 bytes",
                new ElfBuilder().entry(0x400000).load(0x400000, CODE, new byte[10], 1L << 40));
        ElfBuilder large = new ElfBuilder()
                .entry(0x400000)
                .load(0x400000, CODE, new byte[10], 200L << 20)
                .load(0x10000000, DATA, new byte[10], 200L << 20);
        assertThatThrownBy(() -> ProgramFlattener.flatten(large.read(), 4096, true))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("SALT3003");
        assertThat(ProgramFlattener.flatten(large.read(), 4096, false)).hasSize(3 * 4096);
    }

    private static ElfBuilder program(byte[] code, byte[] data, long dataMemory) {
        return new ElfBuilder()
                .entry(0x400010)
                .load(0x400000, CODE, code, code.length)
                .load(0x403020, DATA, data, dataMemory);
    }

    private static void assertSegment(
            ByteBuffer flat, int index, long address, long offset, long fileSize, long memorySize, int flags) {
        int at = ImageHeader.SIZE + index * ImageSegment.SIZE;
        assertThat(flat.getLong(at + ImageSegment.VIRTUAL_ADDRESS)).isEqualTo(address);
        assertThat(flat.getLong(at + ImageSegment.OFFSET)).isEqualTo(offset);
        assertThat(flat.getLong(at + ImageSegment.FILE_SIZE)).isEqualTo(fileSize);
        assertThat(flat.getLong(at + ImageSegment.MEMORY_SIZE)).isEqualTo(memorySize);
        assertThat(flat.getInt(at + ImageSegment.FLAGS)).isEqualTo(flags);
    }

    private static void assertRefused(String message, ElfBuilder program) {
        assertThatThrownBy(() -> ProgramFlattener.flatten(program.read(), 4096, false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("test.elf")
                .hasMessageContaining(message);
    }
}
