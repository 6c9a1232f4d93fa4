package org.saltyos.basalt.ipc;

/** Something that answers requests; generated dispatchers are services. */
public interface Service {
    /** The protocol and version it answers. */
    int tag();

    /** Answers one request, whose tag is {@link #tag}. */
    Reply dispatch(Request request);
}
