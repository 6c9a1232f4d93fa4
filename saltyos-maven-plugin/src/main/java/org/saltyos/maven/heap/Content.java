package org.saltyos.maven.heap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.saltyos.maven.ir.IrGlobal;
import org.saltyos.maven.ir.MemoryKind;
import org.saltyos.maven.ir.Operand;

/** Bytes and references of one global while it is filled. */
final class Content {
    final ByteBuffer bytes;
    final List<IrGlobal.Reference> references = new ArrayList<>();

    Content(int size) {
        bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    void put(int offset, MemoryKind memory, Operand value) {
        if (value instanceof Operand.Symbol symbol) {
            references.add(new IrGlobal.Reference(offset, symbol.name()));
        } else if (value instanceof Operand.Constant constant) {
            switch (memory.size()) {
                case 1 -> bytes.put(offset, (byte) constant.value());
                case 2 -> bytes.putShort(offset, (short) constant.value());
                case 4 -> bytes.putInt(offset, (int) constant.value());
                default -> bytes.putLong(offset, constant.value());
            }
        }
    }

    IrGlobal global(String symbol, boolean readOnly) {
        return new IrGlobal(symbol, bytes.array(), references, 8, readOnly);
    }
}
