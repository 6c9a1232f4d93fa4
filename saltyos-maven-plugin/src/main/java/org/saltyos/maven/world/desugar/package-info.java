/**
 * Turns what javac leaves to the JVM's bootstrap methods into plain classes and methods: lambdas, string concatenation and
 * the methods of records. Nothing after this package meets an {@code invokedynamic} of javac.
 */
@NullMarked
package org.saltyos.maven.world.desugar;

import org.jspecify.annotations.NullMarked;
