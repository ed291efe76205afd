/** Reads the known answers under {@code vectors/} of the test resources, which independent software produced and checked. */
package org.bipota.protocol.vectors;
