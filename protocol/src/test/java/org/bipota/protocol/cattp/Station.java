package org.bipota.protocol.cattp;

import java.util.List;

/** One end of a {@link LossyLink}. */
interface Station {

    /** What it sends when it gets that PDU. */
    List<CatTpPdu> on(CatTpPdu pdu, long nowNanos);

    /** What it sends when that time has come. */
    List<CatTpPdu> timer(long nowNanos);

    /** When {@link #timer} is due, or {@link CatTpConnection#NO_DEADLINE}. */
    long deadlineNanos();
}
