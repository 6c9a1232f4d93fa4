package org.saltyos.maven.frontend;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rearrangements of the operand stack, which only rearrange names. Long and double count as two entries. */
final class StackLowering {
    private StackLowering() {}

    static void lower(MethodLowering m, int opcode) {
        switch (opcode) {
            case POP -> m.take();
            case POP2 -> take(m, 2);
            case DUP -> duplicate(m, 1, 0);
            case DUP_X1 -> duplicate(m, 1, 1);
            case DUP_X2 -> duplicate(m, 1, 2);
            case DUP2 -> duplicate(m, 2, 0);
            case DUP2_X1 -> duplicate(m, 2, 1);
            case DUP2_X2 -> duplicate(m, 2, 2);
            default -> {
                Value top = m.take();
                Value below = m.take();
                m.push(top);
                m.push(below);
            }
        }
    }

    /** Copies the top {@code entries} to below the {@code under} entries beneath them. */
    private static void duplicate(MethodLowering m, int entries, int under) {
        List<Value> copied = take(m, entries);
        List<Value> skipped = take(m, under);
        copied.forEach(m::push);
        skipped.forEach(m::push);
        copied.forEach(m::push);
    }

    private static List<Value> take(MethodLowering m, int entries) {
        List<Value> result = new ArrayList<>();
        for (int left = entries; left > 0; ) {
            Value value = m.take();
            result.add(value);
            left -= value.size();
        }
        Collections.reverse(result);
        return result;
    }
}
