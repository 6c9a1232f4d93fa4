package org.saltyos.init;

import org.saltyos.lang.Fault;

/** What keeps init from starting a server, beside refusals of the kernel. */
public final class InitFault extends Fault {
    private static final long serialVersionUID = 1L;

    /** The boot archive or a file in it is not what it should be. */
    static final InitFault CORRUPT_ARCHIVE = new InitFault(1, "the boot archive is corrupt");

    /** The boot archive does not hold a file that the server table names. */
    static final InitFault MISSING_FILE = new InitFault(2, "a file is missing in the boot archive");

    /** init's own CNode is full. */
    static final InitFault NO_SLOTS = new InitFault(3, "init has no capability slots left");

    /** The manifest needs something of the kernel that has another name. */
    static final InitFault UNKNOWN_KERNEL_SERVICE = new InitFault(4, "the kernel offers no such service");

    /** The server asks for more capabilities than a server's CNode holds. */
    static final InitFault TOO_MANY_GRANTS = new InitFault(5, "the manifest names too many capabilities");

    private static final InitFault[] ALL = {
        CORRUPT_ARCHIVE, MISSING_FILE, NO_SLOTS, UNKNOWN_KERNEL_SERVICE, TOO_MANY_GRANTS
    };
    private static final String[] TEXTS = makeTexts();

    private InitFault(int code, String message) {
        super(code, message);
    }

    private static String[] makeTexts() {
        String[] texts = new String[ALL.length];
        for (int i = 0; i < ALL.length; i++) {
            texts[i] = String.valueOf(ALL[i].getMessage());
        }
        return texts;
    }

    /** What this fault means, in a few words. */
    String text() {
        return TEXTS[code() - 1];
    }
}
