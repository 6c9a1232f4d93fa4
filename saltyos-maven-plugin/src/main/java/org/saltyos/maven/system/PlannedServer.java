package org.saltyos.maven.system;

import java.util.List;
import org.saltyos.maven.bundle.Bundle;

/**
 * A server in its place in the start order.
 *
 * @param manifest what it declares
 * @param bundle its program
 * @param needs who offers each service it needs, in the order of {@link Manifest#needs}
 */
public record PlannedServer(Manifest manifest, Bundle bundle, List<Provider> needs) {
    public PlannedServer {
        needs = List.copyOf(needs);
    }

    /** Name of its flattened program in the boot archive. */
    public String imageFile() {
        return manifest.name() + ".img";
    }

    /** Name of its line table in the boot archive. */
    public String linesFile() {
        return manifest.name() + ".lines";
    }

    /**
     * Where a needed service comes from.
     *
     * @param service its name
     * @param server index of the offering server in the start order, {@link #INIT} if init grants it itself
     * @param index index of the service among those the server offers, 0 if init grants it
     * @param delegated whether the needing server may hand it on under badges of its own choosing
     */
    public record Provider(String service, int server, int index, boolean delegated) {
        /** Stands for init, which has no index: it grants the kernel's own capabilities. */
        public static final int INIT = -1;

        /** Services whose names start so are capabilities of the kernel, granted by init. */
        static final String KERNEL_PREFIX = "kernel.";
    }
}
