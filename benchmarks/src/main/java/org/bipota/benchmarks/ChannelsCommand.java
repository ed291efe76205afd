package org.bipota.benchmarks;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.bipota.benchmarks.bip.IdleChannels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code channels}: what idle channels cost the BIP adapter. */
@Command(name = "channels", mixinStandardHelpOptions = true,
        description = "Opens many CAT_TP channels, leaves them idle, and prints heap octets for each and the processor time of keep-alive.")
final class ChannelsCommand implements Callable<Integer> {

    private static final double OCTETS_PER_MEGABYTE = 1e6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--count", defaultValue = "50000", description = "of channels, 1 to 60000 (${DEFAULT-VALUE})")
    private int count;

    @Option(names = "--seconds", defaultValue = "50", description = "that they are watched (${DEFAULT-VALUE})")
    private int seconds;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        IdleChannels.Cost cost = IdleChannels.measure(count, Duration.ofSeconds(seconds));
        out.printf("%d channels: %d octets of heap each, %.0f MB in all%n", count, cost.octetsEach(),
                count * cost.octetsEach() / OCTETS_PER_MEGABYTE);
        out.printf("keep-alive: %.0f NULs answered in a second, %.1f%% of a processor%n", cost.keepAlives(), 100 * cost.share());
        out.flush();
        return 0;
    }
}
