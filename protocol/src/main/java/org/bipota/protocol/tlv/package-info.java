/**
 * Tag-length-value objects: BER-TLV (ISO/IEC 8825-1, as used by ETSI TS 101 220 clause 7.1.1 and by the messages of this
 * project's cards) and COMPREHENSION-TLV (ETSI TS 101 220 V15 clause 7.1.1.2). Lengths are definite; the shortest form is
 * written, every form up to three length octets is read. What the values mean belongs to the packages that use them.
 */
package org.bipota.protocol.tlv;
