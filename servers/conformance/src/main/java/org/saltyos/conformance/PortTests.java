package org.saltyos.conformance;

import org.saltyos.abi.ErrorCode;
import org.saltyos.abi.Invocation;
import org.saltyos.abi.Rights;
import org.saltyos.basalt.kernel.Answer;
import org.saltyos.basalt.start.Startup;

/** I/O ports: only those of the capability, in the widths there are. Nothing here writes to the exit port. */
final class PortTests {
    private static final int FIRST = 0xf4;
    private static final int LAST = 0xf7;

    private PortTests() {}

    static void run() {
        outsideOfTheRange();
        narrowedRange();
    }

    private static Answer in(long ports, long port, long width) {
        return Raw.invoke(ports, Invocation.IO_PORT_IN, 2, port, width, 0, 0);
    }

    private static void outsideOfTheRange() {
        Check.begin("IOPORT0001");
        long ports = Startup.ports(FIRST).address();
        Check.ok("the first port", in(ports, FIRST, 1));
        Check.ok("the last port", in(ports, LAST, 1));
        Check.ok("all at once", in(ports, FIRST, 4));
        Check.status("below", ErrorCode.RANGE_ERROR, in(ports, FIRST - 1, 1));
        Check.status("above", ErrorCode.RANGE_ERROR, in(ports, LAST + 1, 1));
        Check.status("beyond the end", ErrorCode.RANGE_ERROR, in(ports, LAST, 2));
        Check.status("beyond 16 bits", ErrorCode.RANGE_ERROR, in(ports, 0x1_0000L + FIRST, 1));
        Check.status("negative", ErrorCode.RANGE_ERROR, in(ports, -1, 1));
        Check.status("width 3", ErrorCode.INVALID_ARGUMENT, in(ports, FIRST, 3));
        Check.status("width 0", ErrorCode.INVALID_ARGUMENT, in(ports, FIRST, 0));
        Check.status("width 8", ErrorCode.INVALID_ARGUMENT, in(ports, FIRST, 8));
        Check.status("unknown label", ErrorCode.ILLEGAL_OPERATION, Raw.invoke(ports, 0xfff));
        Check.end();
    }

    private static void narrowedRange() {
        Check.begin("IOPORT0002");
        int ports = (int) Startup.ports(FIRST).address();
        int narrow = Objects.mint(ports, Rights.ALL, 0xf5L | 0xf6L << 16);
        Check.ok("inside", in(narrow, 0xf5, 2));
        Check.status("below", ErrorCode.RANGE_ERROR, in(narrow, FIRST, 1));
        Check.status("above", ErrorCode.RANGE_ERROR, in(narrow, LAST, 1));
        int target = Objects.slot();
        Check.status(
                "widened again",
                ErrorCode.RANGE_ERROR,
                CNodeTests.mint(Invocation.CNODE_MINT, target, narrow, Rights.ALL, FIRST | (long) LAST << 16));
        Check.end();
    }
}
