/**
 * Octets to values: the bodies the adapter reads itself (SMPP 3.4 clauses 4.4.2, 4.6.1, 4.7.1, 5.3) and the command
 * statuses it decides by (clause 5.1.3). Pure: no thread, socket, clock or logger. Framing and all other PDUs are
 * {@code link}'s and jSMPP's.
 */
package org.bipota.smpp.pdu;
