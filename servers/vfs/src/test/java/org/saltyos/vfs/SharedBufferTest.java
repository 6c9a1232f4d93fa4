package org.saltyos.vfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.basalt.errno.PosixFault;
import org.saltyos.basalt.file.OpenFlag;
import org.saltyos.basalt.posix.Files;
import org.saltyos.basalt.posix.SharedBuffer;

/** Contents are read, looked at, changed and written where program and file server share memory. */
class SharedBufferTest {
    @BeforeEach
    void begin() throws Exception {
        assertThat(new World().files).isNotNull();
    }

    private static int file(String path) throws PosixFault {
        return Files.open(path, OpenFlag.READ_WRITE | OpenFlag.CREATE, 0600);
    }

    @Test
    void whatIsReadLiesInTheBuffer() throws PosixFault {
        int from = file("/from");
        World.write(from, "ABCDEFGHIJ");
        Files.seek(from, 0, 0);
        assertThat(SharedBuffer.read(from, 9)).isEqualTo(9);
        assertThat(SharedBuffer.get(0)).isEqualTo((byte) 'A');
        assertThat(SharedBuffer.getLong(1)).isEqualTo(0x4948_4746_4544_4342L);
        assertThat(SharedBuffer.read(from, SharedBuffer.BYTES)).isEqualTo(1);
        assertThat(SharedBuffer.get(0)).isEqualTo((byte) 'J');
        assertThat(SharedBuffer.read(from, SharedBuffer.BYTES)).isZero();
    }

    @Test
    void whatLiesInTheBufferIsWritten() throws PosixFault {
        int to = file("/to");
        SharedBuffer.putLong(0, 0x4847_4645_4443_4241L);
        SharedBuffer.put(8, (byte) '!');
        SharedBuffer.write(to, 9);
        Files.seek(to, 0, 0);
        assertThat(World.read(to, 100)).isEqualTo("ABCDEFGH!");
    }

    @Test
    void aFullBufferPassesFromFileToFile() throws PosixFault {
        int from = file("/from");
        byte[] bytes = new byte[SharedBuffer.BYTES + 100];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        Files.write(from, bytes, 0, bytes.length);
        Files.seek(from, 0, 0);
        int to = file("/to");
        int count = SharedBuffer.read(from, SharedBuffer.BYTES);
        while (count > 0) {
            SharedBuffer.write(to, count);
            count = SharedBuffer.read(from, SharedBuffer.BYTES);
        }
        Files.seek(to, 0, 0);
        byte[] copy = new byte[bytes.length];
        int first = Files.read(to, copy, 0, copy.length);
        assertThat(first + Files.read(to, copy, first, copy.length - first)).isEqualTo(bytes.length);
        assertThat(copy).isEqualTo(bytes);
    }

    @Test
    void nothingOutsideOfItIsTouched() {
        assertThatThrownBy(() -> SharedBuffer.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SharedBuffer.put(SharedBuffer.BYTES, (byte) 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SharedBuffer.getLong(SharedBuffer.BYTES - 7))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SharedBuffer.write(1, -1)).isSameAs(PosixFault.EINVAL);
    }
}
