package org.bipota.simulator.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a trial.
 *
 * @param findings one for each subscriber, in their order
 * @param elapsed  from the first handset switched on to the last verdict
 * @param latency  from request to verdict, of those who were found capable; ascending
 * @param mostChannels how many channels had a socket at the same time at most
 * @param socketFault why this machine had no socket for a channel, if that happened
 */
public record RunReport(List<Finding> findings, Duration elapsed, List<Duration> latency, int mostChannels,
                        Optional<String> socketFault) {

    /** Copies the lists. */
    public RunReport {
        findings = List.copyOf(findings);
        latency = List.copyOf(latency);
    }

    /** Whether the server is right about everybody. */
    public boolean right() {
        return findings.stream().allMatch(Finding::right);
    }

    /** The subscribers that sent requests, per second of the whole trial. */
    public double checksPerSecond() {
        long asked = findings.stream().filter(finding -> finding.subscriber().handset().firstSms().isPresent()).count();
        return asked * 1000.0 / Math.max(1, elapsed.toMillis());
    }

    /** The latency that {@code percent} of those found capable did not exceed; empty when there is none. */
    public Optional<Duration> latencyPercentile(int percent) {
        return latency.isEmpty() ? Optional.empty()
                : Optional.of(latency.get(Math.max(0, (latency.size() * percent + 99) / 100 - 1)));
    }
}
