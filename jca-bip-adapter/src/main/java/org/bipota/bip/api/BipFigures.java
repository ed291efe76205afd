package org.bipota.bip.api;

import java.time.Duration;
import java.util.Map;

/**
 * What the adapter counts. Numbers that only grow count from the adapter's start, over all its activations.
 *
 * @param listening whether channels are accepted now
 * @param open channels that are open now, by transport
 * @param halfOpen channels admitted whose handshake is not complete
 * @param opened channels whose handshake was completed, by transport
 * @param refused peers that got no channel, by reason
 * @param malformed datagrams that were no CAT_TP PDUs
 * @param overrun datagrams dropped because the loop that owns their channel was behind
 * @param retransmissions CAT_TP PDUs sent again, of channels that have ended
 * @param handshakes how many handshakes {@code handshakeTime} is the sum of
 * @param handshakeTime the time from SYN ACK to the peer's ACK, summed up: the round trip to the handsets
 */
public record BipFigures(
        boolean listening,
        Map<BipTransport, Integer> open,
        int halfOpen,
        Map<BipTransport, Long> opened,
        Map<Refusal, Long> refused,
        long malformed,
        long overrun,
        long retransmissions,
        long handshakes,
        Duration handshakeTime) {
}
