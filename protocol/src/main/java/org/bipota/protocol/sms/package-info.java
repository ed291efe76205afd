/**
 * Short messages: 3GPP TS 23.040 V15 (TPDUs, addresses, user data header, concatenation), TS 23.038 (data coding schemes,
 * default alphabet) and TS 31.115 clause 4 (headers 70 and 71 of secured packets). Owns how a packet or a text becomes the user data of
 * one or more short messages and back. Keeping the segments of a message until all are there is the receiver's business.
 */
package org.bipota.protocol.sms;
