/**
 * Card application toolkit: ETSI TS 102 223 V15 with the additions of 3GPP TS 31.111 V15. Owns the structure of proactive
 * commands, terminal responses and envelopes, the terminal profile, general results in words, and the identities a
 * terminal and a card give themselves (IMEI, ICCID). Which command is sent when is the business of applet and terminal.
 */
package org.bipota.protocol.cat;
