package org.saltyos.maven.image;

import java.util.List;

/**
 * What was composed, for the build's summary.
 *
 * @param isoSize bytes of the CD image
 * @param isoSha256 its SHA-256 in lower-case hexadecimal
 * @param parts what it is made of, in the order of the medium
 */
public record ComposedImage(long isoSize, String isoSha256, List<Part> parts) {
    public ComposedImage {
        parts = List.copyOf(parts);
    }

    /**
     * One part of the image.
     *
     * @param name what it is
     * @param size bytes on the medium
     */
    public record Part(String name, long size) {}
}
