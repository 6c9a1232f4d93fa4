/** Tests of devices, as the first program of an image of their own. */
@NullMarked
package org.saltyos.devices;

import org.jspecify.annotations.NullMarked;
