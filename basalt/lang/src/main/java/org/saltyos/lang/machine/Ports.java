package org.saltyos.lang.machine;

/** The I/O port space of a simulated machine. Widths are 1, 2 or 4 bytes. */
public interface Ports {
    /** Reads {@code width} bytes from {@code port}, zero-extended. */
    int read(int port, int width);

    /** Writes the low {@code width} bytes of {@code value} to {@code port}. */
    void write(int port, int width, int value);

    /** Ports without devices: reads give all ones, writes vanish. */
    Ports NONE = new Ports() {
        @Override
        public int read(int port, int width) {
            return width == 4 ? -1 : (1 << width * 8) - 1;
        }

        @Override
        public void write(int port, int width, int value) {}
    };
}
