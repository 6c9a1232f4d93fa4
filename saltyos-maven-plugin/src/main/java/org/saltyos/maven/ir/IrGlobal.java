package org.saltyos.maven.ir;

import java.util.List;

/**
 * Data of the image: an object, an array or a static field.
 *
 * @param symbol its name in the object file, unique in the module
 * @param bytes initial content, zero where a reference goes
 * @param references places that hold the address of another global
 * @param alignment in bytes
 * @param readOnly never written at run time
 */
public record IrGlobal(String symbol, byte[] bytes, List<Reference> references, int alignment, boolean readOnly) {
    public IrGlobal {
        references = List.copyOf(references);
    }

    /**
     * Eight bytes at {@code offset} hold the address {@code addend} bytes behind the start of the global {@code symbol}.
     * Ordered by offset in a global.
     */
    public record Reference(int offset, String symbol, int addend) {
        /** The address of the global itself. */
        public Reference(int offset, String symbol) {
            this(offset, symbol, 0);
        }
    }
}
