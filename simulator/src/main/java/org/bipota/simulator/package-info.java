/**
 * A mobile network to try BIP-OTA on, in one process: an SMSC ({@code smsc}), handsets ({@code handset}), cards that
 * run the real applet ({@code card}), populations of subscribers with known behaviour ({@code population}), a view of
 * the server through its REST API ({@code server}) and a command line ({@code cli}).
 *
 * <p>All parts are libraries as well: nothing but the command line's {@code main} ends the process, everything that
 * is started is closed, and every port may be 0 for an ephemeral one.
 */
package org.bipota.simulator;
