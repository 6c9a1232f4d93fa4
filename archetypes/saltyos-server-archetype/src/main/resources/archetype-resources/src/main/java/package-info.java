/** A server that counts. */
package ${package};
