package org.bipota.bip.channel;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** How many questions about peers that nobody expects are asked in a second, a quarter of them for one address at most. */
final class QuestionBudget {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int perSecond;
    private final int perSource;
    private final Map<InetAddress, Integer> bySource = new HashMap<>();
    private long beganNanos;
    private int used;

    QuestionBudget(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.perSource = Math.max(1, perSecond / 4);
        this.beganNanos = nowNanos;
    }

    boolean allows(InetAddress source, long nowNanos) {
        if (nowNanos - beganNanos >= SECOND_NANOS) {
            beganNanos = nowNanos;
            used = 0;
            bySource.clear();
        }
        if (used >= perSecond || bySource.getOrDefault(source, 0) >= perSource) {
            return false;
        }
        used++;
        bySource.merge(source, 1, Integer::sum);
        return true;
    }
}
