package org.saltyos.basalt.ipc;

import org.saltyos.lang.linear.Borrow;

/** Something that answers requests; generated dispatchers are services. */
public interface Service {
    /** The protocol and version it answers. */
    int tag();

    /** Answers one request, whose tag is {@link #tag}. */
    Reply dispatch(@Borrow Request request);
}
