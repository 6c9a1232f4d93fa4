package org.saltyos.maven.diag;

/** How much a diagnostic matters. */
public enum Severity {
    /** The build fails. */
    ERROR,
    /** The build goes on; someone should look. */
    WARNING
}
