package org.saltyos.maven.report.web;

/** A part of the page. */
interface Section {
    /** Its name in links. */
    String id();

    /** Its heading. */
    String title();

    /** One sentence: what it shows. */
    String about();

    /** Writes what is below the heading. */
    void write(ImageModel image, Html out);
}
