package org.bipota.simulator.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CardMessage;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.push.BearerDescription;
import org.bipota.protocol.push.ChannelParameters;
import org.bipota.protocol.push.OpenBipChannel;
import org.bipota.protocol.push.OpenCatTpLink;
import org.bipota.protocol.push.OtherAddress;
import org.bipota.protocol.push.PushCommand;
import org.bipota.protocol.push.TransportLevel;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;
import org.bipota.simulator.population.Verdict;
import org.bipota.simulator.smsc.Esme;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/**
 * The method in memory: imports cards, answers check requests with pushes, takes receipts, reports and connections,
 * and serves the verdicts. One thread decides.
 */
final class TrialServer implements AutoCloseable {

    private static final Tar TAR = Tar.ofHex("424950");

    private static final class Card {
        private CardKeys keys;
        private String iccid;
        private long counter;
        private final List<UserData> segments = new ArrayList<>();
        private Verdict verdict = Verdict.UNKNOWN;
        private String reason = "";
        private Imei imei;
        private Instant decidedAt;
        private ScheduledFuture<?> window;
        private int checks;
    }

    private final Map<String, Card> cards = new ConcurrentHashMap<>();
    private final Map<Octets, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> pushes = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final SecuredPackets packets = new SecuredPackets();
    private final TrialChannels channels = new TrialChannels(token -> later(() -> proved(token)));
    private final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final SecureRandom random = new SecureRandom();
    private final Duration checkWindow;
    private final Duration checkLimit;
    private volatile Map<String, Verdict> lies = Map.of();
    private volatile int surplus;
    private volatile Exception failure;
    private Esme esme;

    TrialServer(Duration checkWindow, Duration checkLimit) throws IOException {
        this.checkWindow = checkWindow;
        this.checkLimit = checkLimit;
        http.createContext("/api/v1/cards/import", this::importCards);
        http.createContext("/api/v1/capabilities", this::capabilities);
        http.createContext("/api/v1/checks", this::checks);
        http.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    void bind(int smscPort) throws IOException {
        esme = new Esme(smscPort, org.jsmpp.bean.BindType.BIND_TRX, "bipota", message -> {
            later(() -> received(message));
            return 0;
        });
    }

    /** From now on it says that it has made so many checks more of each card. */
    void pretendChecks(int more) {
        surplus = more;
    }

    /** What it failed at last, null when it did not. */
    Exception failure() {
        return failure;
    }

    /** From now on it says these verdicts of these subscribers, whatever they are. */
    void lie(Map<String, Verdict> about) {
        lies = about;
    }

    private interface Work {
        void run() throws Exception;
    }

    private void later(Work work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (Exception e) {
                // The test asks for it; the thread's pool would swallow it.
                failure = e;
            }
        });
    }

    private void received(DeliverSm message) throws Exception {
        if (message.isSmscDeliveryReceipt()) {
            String id = message.getOptionalParameter(OptionalParameter.Receipted_message_id.class).getValueAsString();
            int state = message.getOptionalParameter(OptionalParameter.Message_state.class).getValue();
            String msisdn = pushes.remove(id);
            if (msisdn != null) {
                receipt(cards.get(msisdn), state);
            }
            return;
        }
        Card card = cards.get(message.getSourceAddr());
        card.segments.add(UserData.parse(Octets.of(message.getShortMessage())));
        int total = card.segments.get(0).concatenation().map(part -> part.total()).orElse(1);
        if (card.segments.size() == total) {
            List<UserData> parts = List.copyOf(card.segments);
            card.segments.clear();
            UserData whole = total == 1 ? parts.get(0) : Segmentation.join(parts);
            packet(message.getSourceAddr(), card, whole.payload());
        }
    }

    private void packet(String msisdn, Card card, Octets packet) throws Exception {
        CardMessage message = CardMessage.parse(packets.decodeCommand(packet, card.keys, PacketTransport.SMS_PP).data());
        if (!message.iccid().digits().equals(card.iccid)) {
            throw new ProtocolException(ProtocolException.Code.VALUE, "ICCID", 0, "of another card");
        }
        if (message instanceof CheckRequest request) {
            card.imei = request.imei();
            decide(card, Verdict.PENDING, "");
            card.checks++;
            thread.schedule(() -> {
                if (card.verdict == Verdict.PENDING && card.window == null) {
                    decide(card, Verdict.UNDELIVERED, "limit");
                }
            }, checkLimit.toMillis(), TimeUnit.MILLISECONDS);
            push(msisdn, card);
        } else if (message instanceof ChannelReport report) {
            decide(card, Verdict.REFUSED, report.result().toHex());
        }
    }

    private void push(String msisdn, Card card) throws Exception {
        byte[] token = new byte[8];
        random.nextBytes(token);
        tokens.put(Octets.of(token), msisdn);
        channels.admit(Octets.of(token));
        ChannelParameters parameters = ChannelParameters.of(BearerDescription.DEFAULT_BEARER, 1400,
                TransportLevel.udp(channels.port()), OtherAddress.of(InetAddress.getByName("127.0.0.1")));
        Octets data = PushCommand.encode(List.of(new OpenBipChannel(parameters),
                new OpenCatTpLink(9000, 1024, Octets.of(token))));
        Octets packet = packets.encodeCommand(new CommandPacket(Spi.ofHex("163A"), card.keys.kic(), card.keys.kid(), TAR,
                ++card.counter, data), card.keys, PacketTransport.SMS_PP);
        for (Octets segment : Segmentation.commandPacket(packet, (int) card.counter)) {
            pushes.put(esme.submit(msisdn, 0x40, 0x7F, 0xF6, 1, segment.toByteArray()), msisdn);
        }
    }

    private void receipt(Card card, int state) {
        if (card.verdict != Verdict.PENDING) {
            return;
        }
        if (state != 2) {
            decide(card, Verdict.UNDELIVERED, "receipt " + state);
        } else if (card.window == null) {
            card.window = thread.schedule(() -> {
                card.window = null;
                if (card.verdict == Verdict.PENDING) {
                    decide(card, Verdict.NOT_CAPABLE, "window");
                }
            }, checkWindow.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void proved(Octets token) {
        decide(cards.get(tokens.get(token)), Verdict.CAPABLE, "");
    }

    private void decide(Card card, Verdict verdict, String reason) {
        card.verdict = verdict;
        card.reason = reason;
        card.decidedAt = Instant.now();
        if (verdict != Verdict.NOT_CAPABLE && card.window != null) {
            card.window.cancel(false);
            card.window = null;
        }
    }

    private void importCards(HttpExchange exchange) throws IOException {
        List<String> rows = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        for (String row : rows.subList(1, rows.size())) {
            String[] field = row.split(",");
            Card card = new Card();
            card.iccid = field[0];
            card.keys = new CardKeys(Integer.parseInt(field[3], 16), Octets.ofHex(field[4]),
                    Integer.parseInt(field[5], 16), Octets.ofHex(field[6]));
            cards.put(field[1], card);
        }
        answer(exchange, 200, "{\"accepted\":" + (rows.size() - 1) + ",\"rejected\":[]}");
    }

    private void capabilities(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1/capabilities".length());
        if (path.isEmpty()) {
            String items = new TreeMap<>(cards).entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(","));
            answer(exchange, 200, "{\"items\":[" + items + "],\"next\":null}");
        } else {
            Card card = cards.get(path.substring(1));
            answer(exchange, card == null ? 404 : 200, card == null ? "{\"title\":\"unknown\"}" : row(path.substring(1), card));
        }
    }

    private void checks(HttpExchange exchange) throws IOException {
        Matcher query = Pattern.compile("msisdn=([0-9]+)").matcher(exchange.getRequestURI().getQuery());
        Card card = query.find() ? cards.get(query.group(1)) : null;
        int checks = card == null ? 0 : card.checks + surplus;
        answer(exchange, 200, "{\"items\":[" + String.join(",", Collections.nCopies(checks, "{}")) + "],\"next\":null}");
    }

    private String row(String msisdn, Card card) {
        Verdict said = lies.getOrDefault(msisdn, card.verdict);
        String imei = card.imei == null ? "null" : "\"" + card.imei.digits() + "\"";
        String decidedAt = card.decidedAt == null ? "null" : "\"" + card.decidedAt + "\"";
        return "{\"msisdn\":\"" + msisdn + "\",\"capable\":" + (said == Verdict.CAPABLE) + ",\"state\":\"" + said
                + "\",\"reason\":\"" + card.reason + "\",\"imei\":" + imei + ",\"decidedAt\":" + decidedAt + "}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    @Override
    public void close() {
        if (esme != null) {
            esme.close();
        }
        http.stop(0);
        thread.shutdownNow();
        channels.close();
    }
}
