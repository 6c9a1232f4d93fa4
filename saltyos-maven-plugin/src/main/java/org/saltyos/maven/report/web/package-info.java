/** What is known of an image, as one page for people and as JSON for programs. Neither needs a network nor a script. */
@NullMarked
package org.saltyos.maven.report.web;

import org.jspecify.annotations.NullMarked;
