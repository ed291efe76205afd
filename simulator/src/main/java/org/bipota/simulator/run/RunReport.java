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
 */
public record RunReport(List<Finding> findings, Duration elapsed, List<Duration> latency) {

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
