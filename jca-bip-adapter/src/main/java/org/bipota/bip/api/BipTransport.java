package org.bipota.bip.api;

/** How a channel travels. */
public enum BipTransport {
    /** CAT_TP over UDP (TS 102 127). */
    UDP,
    /** TCP with an identification packet (TS 102 226 clause 9). */
    TCP
}
