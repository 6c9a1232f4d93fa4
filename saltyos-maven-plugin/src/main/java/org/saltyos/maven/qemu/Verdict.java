package org.saltyos.maven.qemu;

/** How a guest ended. The exit device turns a value v into QEMU's exit code (v << 1) | 1, so success is never 0. */
public enum Verdict {
    /** The guest reported success: value 0x10, exit code 33. */
    PASS("the guest reported success"),
    /** The guest reported failure: value 0x11, exit code 35. */
    FAIL("the guest reported failure"),
    /** The kernel panicked: value 0x12, exit code 37. */
    PANIC("the kernel panicked"),
    /** Exit code 0: the machine was reset, most likely by a triple fault, or was switched off without a report. */
    RESET("the machine was reset without a report, most likely by a triple fault"),
    /** Exit code 1: QEMU itself failed; its error output says why. */
    QEMU_ERROR("QEMU itself failed"),
    /** Any other exit code. */
    UNKNOWN("QEMU ended with an exit code that no guest of ours reports"),
    /** The guest did not do in time what it was waited for, and was ended. */
    TIMEOUT("the guest did not answer in time"),
    /** The guest ended or was ended without the test report that was waited for. */
    NO_TEST_LINE("the guest printed no test report"),
    /** The test ended the guest. */
    STOPPED("the guest was stopped by its test");

    private static final int PASS_CODE = 0x10 << 1 | 1;
    private static final int FAIL_CODE = 0x11 << 1 | 1;
    private static final int PANIC_CODE = 0x12 << 1 | 1;

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** The verdict in words. */
    public String meaning() {
        return meaning;
    }

    /** The verdict of a QEMU that ended by itself. */
    public static Verdict ofExitCode(int code) {
        return switch (code) {
            case PASS_CODE -> PASS;
            case FAIL_CODE -> FAIL;
            case PANIC_CODE -> PANIC;
            case 0 -> RESET;
            case 1 -> QEMU_ERROR;
            default -> UNKNOWN;
        };
    }
}
