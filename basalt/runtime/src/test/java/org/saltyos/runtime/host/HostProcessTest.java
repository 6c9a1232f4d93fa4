package org.saltyos.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saltyos.lang.machine.Machine;
import org.saltyos.lang.machine.Ports;
import org.saltyos.lang.memory.Mem;
import org.saltyos.runtime.heap.Heap;

/** Output in order, arguments from bytes, and the environment. */
class HostProcessTest {
    private static final long BUFFER = 0x10000;
    private static final long TEXT = 0x20000;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int exitCode = -1;

    @BeforeEach
    void start() {
        Machine machine = Machine.reset();
        machine.memory().map(BUFFER, 8192);
        machine.memory().map(TEXT, 65536);
        machine.setRegister("salty_output_buffer", BUFFER);
        machine.connect(new Ports() {
            @Override
            public int read(int port, int width) {
                return 0;
            }

            @Override
            public void write(int port, int width, int value) {
                if (port == 0) {
                    exitCode = value;
                } else {
                    written.write(value);
                }
            }
        });
        Output.flush();
        written.reset();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static long put(long address, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            Mem.putByte(address + i, bytes[i]);
        }
        Mem.putByte(address + bytes.length, (byte) 0);
        return address;
    }

    @Test
    void outputIsBufferedAndErrorOutputIsNot() {
        Output.text(Output.OUT, "one\n");
        Output.endOfCall(Output.OUT, true);
        assertThat(text()).isEmpty();
        Output.text(Output.ERROR, "two\n");
        Output.endOfCall(Output.ERROR, true);
        assertThat(text()).isEqualTo("one\ntwo\n");
        Output.text(Output.OUT, "x".repeat(10_000));
        assertThat(text()).hasSize(8 + 8192);
        HostProcess.exit(256 + 7);
        assertThat(text()).hasSize(8 + 10_000);
        assertThat(exitCode).isEqualTo(7);
    }

    @Test
    void numbers() {
        for (long number : new long[] {0, 9, 10, 12345, Long.MAX_VALUE}) {
            written.reset();
            Output.decimal(Output.ERROR, number);
            Output.hexadecimal(Output.ERROR, number);
            Output.flush();
            assertThat(text()).isEqualTo(number + "0x" + Long.toHexString(number));
        }
    }

    @Test
    void argumentsAreDecodedAsTheJdkDoes() {
        Random random = new Random(4);
        int[] likely = {
            0x41, 0xc3, 0xa4, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0xc0, 0xf4, 0x90, 0xff, 0xe0
        };
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(8)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) likely[random.nextInt(likely.length)];
            }
            put(TEXT, bytes);
            String expected = new String(bytes, StandardCharsets.UTF_8);
            assertThat(plain(HostMain.decode(TEXT, bytes.length))).isEqualTo(plain(expected));
        }
    }

    /** How many replacements stand for malformed bytes is not compared. */
    private static String plain(String text) {
        return text.replaceAll("\ufffd+", "\ufffd");
    }

    @Test
    void theEnvironmentChoosesHowTheHeapIsWatched() {
        long list = TEXT + 4096;
        Mem.putLong(list, put(TEXT, "PATH=/bin".getBytes(StandardCharsets.UTF_8)));
        Mem.putLong(list + 8, 0);
        assertThat(HostProcess.options(list)).isZero();
        Mem.putLong(list + 8, put(TEXT + 64, "SALTYOS_HEAP=pv?".getBytes(StandardCharsets.UTF_8)));
        Mem.putLong(list + 16, 0);
        assertThat(HostProcess.options(list)).isEqualTo(Heap.POISON | Heap.VERIFY);
    }
}
