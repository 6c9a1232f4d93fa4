package org.saltyos.abi.boot;

import org.saltyos.lang.At;
import org.saltyos.lang.Struct;

/** A service that a server offers or needs. */
@Struct(size = 24)
public interface ServiceEntryLayout {
    /** Where the service's name starts, from the start of the system table. */
    @At(0)
    int nameOffset();

    /** Characters of the service's name. */
    @At(4)
    int nameLength();

    /** Index of the server that offers the service; -1 for {@code kernel.*}, which init grants itself. */
    @At(8)
    int providerIndex();

    /** Index of the service among those its provider offers. */
    @At(12)
    int serviceIndex();

    /** {@link BootFormat#SERVICE_DELEGATED} or 0. */
    @At(16)
    int flags();
}
