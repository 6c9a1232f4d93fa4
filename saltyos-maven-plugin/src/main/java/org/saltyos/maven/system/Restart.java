package org.saltyos.maven.system;

import org.saltyos.abi.boot.BootFormat;

/** What init does when a server dies. */
public enum Restart {
    /** It stays dead. */
    NEVER(BootFormat.RESTART_NEVER),
    /** It is started again. */
    ON_FAULT(BootFormat.RESTART_ON_FAULT);

    private final int code;

    Restart(int code) {
        this.code = code;
    }

    /** Its value in the system table. */
    int code() {
        return code;
    }
}
