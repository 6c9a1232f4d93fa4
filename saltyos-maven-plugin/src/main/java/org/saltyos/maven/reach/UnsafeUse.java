package org.saltyos.maven.reach;

import org.saltyos.maven.diag.SourceLocation;

/**
 * One use of an unsafe operation in live code.
 *
 * @param location where
 * @param method in which method
 * @param operation what is used
 * @param reason why it is right, from {@code @Unsafe}
 */
public record UnsafeUse(SourceLocation location, String method, String operation, String reason) {}
