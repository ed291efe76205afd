/**
 * The server's neighbours, written from the standards alone: an SMSC (SMPP 3.4 over TCP, laid out by hand), cards (their
 * keys and counters; only the secured packets are the product's, which have known answers of their own), and handsets
 * (CAT_TP over UDP and TCP, laid out by hand). Not the simulator and not the applet, so that a mistake those share with
 * the server is seen here.
 */
package org.bipota.it.peer;
