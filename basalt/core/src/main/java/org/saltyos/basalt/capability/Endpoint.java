package org.saltyos.basalt.capability;

/**
 * A rendezvous point for messages; {@link org.saltyos.basalt.ipc.Ipc} sends and receives through it.
 *
 * @param address in this program's capability space
 */
public record Endpoint(long address) {}
