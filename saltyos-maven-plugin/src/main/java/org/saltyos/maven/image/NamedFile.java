package org.saltyos.maven.image;

/**
 * A file of an archive or a medium.
 *
 * @param name as the archive shows it
 * @param content all its bytes; not copied
 */
public record NamedFile(String name, byte[] content) {}
