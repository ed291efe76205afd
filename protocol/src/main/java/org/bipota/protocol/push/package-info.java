/**
 * Remote requests to open a channel, and answers in compact format: ETSI TS 102 226 V15 clauses 5.2 (compact format) and 9
 * (BIP PUSH), with the data objects of TS 102 223 clause 8, and the identification packet of TS 102 225. Owns the octets of
 * the command APDUs and of what the card answers; the secured packet around them is {@code org.bipota.protocol.secured}.
 */
package org.bipota.protocol.push;
