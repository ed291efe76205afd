/**
 * The short message service centre: an SMPP 3.4 server for the application (ESME) on one side, a
 * {@link org.bipota.simulator.smsc.MobileNetwork} on the other.
 *
 * <p>It stores and forwards in both directions. A message from a handset, and a delivery receipt, stays until the
 * ESME has acknowledged it with status 0, over as many binds as that takes; messages of one subscriber arrive in
 * their order. A {@code submit_sm} stays until its handset took it, its validity ended or the network refused it for
 * good. Nothing is kept on disk.
 *
 * <p>Sources: SMPP 3.4 (issue 1.2) for the link, 3GPP TS 23.040 for messages, appendix B of SMPP 3.4 for receipts.
 */
package org.bipota.simulator.smsc;
