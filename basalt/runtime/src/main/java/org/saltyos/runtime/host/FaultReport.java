package org.saltyos.runtime.host;

import org.saltyos.abi.PanicKind;
import org.saltyos.abi.PanicText;
import org.saltyos.abi.lines.LineTable;
import org.saltyos.lang.Cold;
import org.saltyos.lang.Unsafe;
import org.saltyos.lang.memory.Mem;

/**
 * The last words of a program that cannot go on: what happened and where in the Java source. Runs in the signal handler
 * on a stack of its own and touches nothing of the heap.
 */
@Cold
public final class FaultReport {
    /** Exit code of a program that ends in a panic or an exception that nobody catches. */
    public static final int EXIT_CODE = 70;

    private static final int ILLEGAL_INSTRUCTION = 4;
    private static final int BREAKPOINT = 5;
    private static final int BUS_ERROR = 7;
    private static final int ARITHMETIC = 8;
    private static final int CHECK_BYTES = 0x40b90f67;
    private static final int CHECK_KIND = 4;
    private static final int STACK_FAILED = 1;

    private static boolean reporting;

    private FaultReport() {}

    /** Reports a signal and ends the program. */
    static void fault(long signal, long address, long instruction) {
        if (reporting) {
            end(EXIT_CODE);
            return;
        }
        reporting = true;
        Output.flush();
        Output.text(Output.ERROR, "SaltyOS panic: ");
        cause((int) signal, address, instruction);
        Output.text(Output.ERROR, " at ");
        place(instruction);
        Output.text(Output.ERROR, "\n");
        Output.flush();
        end(EXIT_CODE);
    }

    private static void cause(int signal, long address, long instruction) {
        switch (signal) {
            case ILLEGAL_INSTRUCTION -> Output.text(Output.ERROR, PanicText.of(checkKind(instruction)));
            case BREAKPOINT -> Output.text(Output.ERROR, "breakpoint");
            case ARITHMETIC -> Output.text(Output.ERROR, PanicText.of(PanicKind.DIVISION_BY_ZERO));
            case BUS_ERROR -> Output.text(Output.ERROR, "memory that cannot be provided");
            default -> memoryCause(address);
        }
    }

    private static void memoryCause(long address) {
        if (isInGuard(address)) {
            Output.text(Output.ERROR, "stack overflow");
        } else {
            Output.text(Output.ERROR, "null or wild address ");
            Output.hexadecimal(Output.ERROR, address);
        }
    }

    @Unsafe(because = "native-start.S defines both words")
    private static boolean isInGuard(long address) {
        long words = HostCalls.stackGuard();
        return address >= Mem.getLong(words) && address < Mem.getLong(words + Long.BYTES);
    }

    /** The {@link PanicKind} of the check at {@code instruction}; 0 if it is another undefined instruction. */
    @Unsafe(because = "the processor has just fetched this instruction, and code does not end with it")
    private static int checkKind(long instruction) {
        int kind = Mem.getByte(instruction + CHECK_KIND);
        return Mem.getInt(instruction) == CHECK_BYTES && kind > 0 && kind < PanicKind.COUNT ? kind : 0;
    }

    /** Adds {@code File.java:12 (Class.method)}, as far as it is known. */
    private static void place(long instruction) {
        LineTable lines = new LineTable(HostCalls.lines(), HostCalls.linesEnd() - HostCalls.lines());
        int line = lines.line(instruction);
        if (line == 0) {
            Output.hexadecimal(Output.ERROR, instruction);
        } else {
            Output.name(Output.ERROR, lines.fileName(instruction));
            Output.text(Output.ERROR, ":");
            Output.decimal(Output.ERROR, line);
        }
        Output.text(Output.ERROR, " (");
        Output.name(Output.ERROR, lines.functionName(instruction));
        Output.text(Output.ERROR, ")");
    }

    @Unsafe(because = "the process ends")
    private static void end(long code) {
        HostCalls.exit(code);
    }

    /** Says that the memory a program starts with cannot be had, and ends it. */
    static void startFailed(long what) {
        Output.text(Output.ERROR, "SaltyOS panic: cannot reserve the ");
        Output.text(Output.ERROR, what == STACK_FAILED ? "stack" : "heap");
        Output.text(Output.ERROR, "\n");
        Output.flush();
        end(EXIT_CODE);
    }
}
