package org.bipota.benchmarks.cattp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The measurements: each warms up and then counts for as long again.
 *
 * @param duration how long to count
 * @param octets how many octets a transfer carries, at least 1
 */
public record CatTpLoad(Duration duration, int octets) {

    /** Who serves the cards. */
    public enum Contestant {
        /** The engine alone. */
        ENGINE(EngineServer::start),
        /** The adapter. */
        ADAPTER(AdapterServer::start);

        private final CatTpServer.Maker maker;

        Contestant(CatTpServer.Maker maker) {
            this.maker = maker;
        }
    }

    /** What one caller does until a time, and how much of it. */
    @FunctionalInterface
    private interface Caller {
        long until(long endNanos) throws Exception;
    }

    /** Datagrams that are answered in a second. */
    public double datagrams(int callers) throws Exception {
        try (UdpEcho echo = new UdpEcho()) {
            return perSecond(callers, echo::askUntil);
        }
    }

    /** PDUs of transfers from server to card in a second. */
    public double pdus(Contestant contestant, int callers) throws Exception {
        int sdus = Sizes.pdus(octets);
        try (CatTpServer server = contestant.maker.start(sdus)) {
            return perSecond(callers, endNanos -> {
                long count = 0;
                try (Card card = new Card(server.address())) {
                    for (; System.nanoTime() - endNanos < 0; count += sdus) {
                        card.download(sdus);
                    }
                }
                return count;
            });
        }
    }

    /** Sessions of SYN, one small SDU and RST in a second. */
    public double sessions(Contestant contestant, int callers) throws Exception {
        try (CatTpServer server = contestant.maker.start(0)) {
            return perSecond(callers, endNanos -> {
                long count = 0;
                for (; System.nanoTime() - endNanos < 0; count++) {
                    try (Card card = new Card(server.address())) {
                        card.session();
                    }
                }
                return count;
            });
        }
    }

    private double perSecond(int callers, Caller caller) throws Exception {
        together(callers, caller);
        long begin = System.nanoTime();
        long count = together(callers, caller);
        return count * 1e9 / (System.nanoTime() - begin);
    }

    private long together(int callers, Caller caller) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        long count = 0;
        for (long each : all(callers, index -> () -> caller.until(end))) {
            count += each;
        }
        return count;
    }

    /**
     * Transfers over a slow link, all at once.
     *
     * @param roundTrip the link's delay, there and back
     * @param loss the share lost in each direction
     * @param transfers how many; the first has seed 1, and so on
     * @return for each the share of window times payload per round trip that it reached
     */
    public List<Double> shares(Contestant contestant, Duration roundTrip, double loss, int transfers) throws Exception {
        int sdus = Sizes.pdus(octets);
        try (CatTpServer server = contestant.maker.start(sdus)) {
            InetSocketAddress address = server.address();
            return all(transfers, seed -> () -> {
                try (SlowLink link = new SlowLink(address, roundTrip.dividedBy(2), loss, seed);
                        Card card = new Card(link.address())) {
                    double roundTrips = (double) card.download(sdus) / roundTrip.toNanos();
                    return sdus / roundTrips / Sizes.WINDOW;
                }
            });
        }
    }

    /** Makes the task of that number, 1 the first. */
    @FunctionalInterface
    private interface Numbered<T> {
        Callable<T> task(int number);
    }

    private static <T> List<T> all(int count, Numbered<T> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 1; number <= count; number++) {
                running.add(threads.submit(tasks.task(number)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
