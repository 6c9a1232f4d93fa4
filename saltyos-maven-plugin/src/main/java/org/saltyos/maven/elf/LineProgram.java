package org.saltyos.maven.elf;

import java.nio.ByteBuffer;
import java.util.List;

/** The state machine of one line number program (DWARF 4, 6.2.2 and 6.2.5): each step appends rows. */
final class LineProgram {
    private static final int EXTENDED = 0;
    private static final int COPY = 1;
    private static final int ADVANCE_ADDRESS = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int CONSTANT_ADD_ADDRESS = 8;
    private static final int FIXED_ADVANCE_ADDRESS = 9;
    private static final int EXTENDED_END_SEQUENCE = 1;
    private static final int EXTENDED_SET_ADDRESS = 2;
    private static final int LARGEST_SPECIAL = 255;

    private final ByteBuffer program;
    private final int minimumInstruction;
    private final int lineBase;
    private final int lineRange;
    private final int[] operands;
    private final List<String> files;
    private final List<LineRow> rows;
    private long address;
    private long file = 1;
    private long line = 1;

    LineProgram(
            ByteBuffer program,
            int minimumInstruction,
            int lineBase,
            int lineRange,
            int[] operands,
            List<String> files,
            List<LineRow> rows) {
        this.program = program;
        this.minimumInstruction = minimumInstruction;
        this.lineBase = lineBase;
        this.lineRange = lineRange;
        this.operands = operands;
        this.files = files;
        this.rows = rows;
    }

    void run() {
        while (program.hasRemaining()) {
            int opcode = program.get() & 0xff;
            if (opcode >= operands.length) {
                int adjusted = opcode - operands.length;
                address += (long) (adjusted / lineRange) * minimumInstruction;
                line += lineBase + adjusted % lineRange;
                row(line);
            } else if (opcode == EXTENDED) {
                extended();
            } else {
                standard(opcode);
            }
        }
    }

    private void standard(int opcode) {
        switch (opcode) {
            case COPY -> row(line);
            case ADVANCE_ADDRESS -> address += DwarfLines.unsigned(program) * minimumInstruction;
            case ADVANCE_LINE -> line += DwarfLines.signed(program);
            case SET_FILE -> file = DwarfLines.unsigned(program);
            case CONSTANT_ADD_ADDRESS ->
                address += (long) ((LARGEST_SPECIAL - operands.length) / lineRange) * minimumInstruction;
            case FIXED_ADVANCE_ADDRESS -> address += Short.toUnsignedLong(program.getShort());
            default -> {
                for (int i = 0; i < operands[opcode]; i++) {
                    DwarfLines.unsigned(program);
                }
            }
        }
    }

    private void extended() {
        int length = Math.toIntExact(DwarfLines.unsigned(program) & 0x7fffffffL);
        int end = Math.addExact(program.position(), length);
        int opcode = length == 0 ? 0 : program.get() & 0xff;
        if (opcode == EXTENDED_END_SEQUENCE) {
            row(0);
            address = 0;
            file = 1;
            line = 1;
        } else if (opcode == EXTENDED_SET_ADDRESS) {
            address = program.getLong();
        }
        program.position(end);
    }

    private void row(long number) {
        boolean known = file >= 1 && file <= files.size() && number > 0 && number <= Integer.MAX_VALUE;
        rows.add(new LineRow(address, known ? files.get((int) file - 1) : "", known ? (int) number : 0));
    }
}
