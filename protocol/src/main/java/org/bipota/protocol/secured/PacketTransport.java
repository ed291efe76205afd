package org.bipota.protocol.secured;

/** What carries a secured packet, and so which of its length fields has which form. */
public enum PacketTransport {
    /** Short message point to point (TS 31.115 clause 4): CPI and RPI are the information elements 70 and 71, not in the packet. */
    SMS_PP,
    /** One CAT_TP SDU (TS 102 225 clause 5): the packet begins with CPI 01 or RPI 02, lengths are BER coded. */
    CAT_TP,
    /** A TCP stream of packets (TS 102 225 clause 5): the same form as over CAT_TP. */
    TCP_IP;

    boolean shortMessage() {
        return this == SMS_PP;
    }
}
