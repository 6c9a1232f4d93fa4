/** A driver of the clock chip. */
package ${package};
