/** A command that counts words. */
package ${package};
