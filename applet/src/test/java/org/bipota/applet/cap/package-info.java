/**
 * Makes the applet's CAP file with a Java Card development kit (Maven profiles {@code cap} and {@code cap22}), and holds
 * the applet to its size without one. Nothing here runs on a card.
 */
package org.bipota.applet.cap;
