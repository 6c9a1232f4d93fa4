package org.saltyos.maven.system;

import org.saltyos.maven.bundle.Bundle;

/**
 * A program of the image.
 *
 * @param manifest what it declares
 * @param bundle its code
 */
public record PlannedProgram(ProgramManifest manifest, Bundle bundle) {
    /** The directory of programs, without a leading slash. */
    public static final String DIRECTORY = "bin";

    /** Where the boot archive has a program's or link's file. */
    public static String file(String name) {
        return DIRECTORY + "/" + name;
    }

    /** Where the boot archive has its line table. */
    public String linesFile() {
        return "lines/" + manifest.name();
    }
}
