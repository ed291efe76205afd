package org.bipota.it.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bipota.it.peer.KeySet;
import org.bipota.it.peer.TestCard;
import org.bipota.it.peer.TestSmsc;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.secured.CardKeys;

/** One running server with its SMSC, and the subscribers imported into it. */
public final class Installation implements AutoCloseable {

    /** Behind the user's name it is the password. */
    private static final String PASSWORD = "-secret-4711";
    static {
        Secrets.password(PASSWORD);
    }

    private static final AtomicLong NUMBERS = new AtomicLong(new Random().nextInt(1_000_000) * 1000L);

    /** From delivered push to verdict in these tests. */
    public static final Duration WINDOW = Duration.ofSeconds(3);
    /** From request to UNDELIVERED in these tests. */
    public static final Duration LIMIT = Duration.ofSeconds(20);
    /** Pushes per check in these tests. */
    public static final int ATTEMPTS = 2;

    private final TestSmsc smsc;
    private final ServerProcess server;

    /** An installation that is not started, configured for tests, with {@code more} variables. */
    public Installation(String name, Map<String, String> more) {
        smsc = new TestSmsc(Ports.one());
        server = new ServerProcess(name, Ports.free(), environment(smsc.port(), more));
    }

    /** The environment of a server that binds to the SMSC at {@code smscPort}. */
    public static Map<String, String> environment(int smscPort, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BIP_OTA_SMPP_HOST", "127.0.0.1");
        environment.put("BIP_OTA_SMPP_PORT", Integer.toString(smscPort));
        environment.put("BIP_OTA_BIP_ADVERTISED_ADDRESS", "127.0.0.1");
        environment.put("BIP_OTA_CHECK_WINDOW", WINDOW.toString());
        environment.put("BIP_OTA_CHECK_LIMIT", LIMIT.toString());
        environment.put("BIP_OTA_CHECK_ATTEMPTS", Integer.toString(ATTEMPTS));
        environment.put("BIP_OTA_COUNTRY_CODE", "49");
        environment.put("BIP_OTA_RETENTION_TIME", "00:00");
        environment.put("BIP_OTA_CATTP_RETRANSMIT", "PT1S");
        environment.put("BIP_OTA_ADMIN_PASSWORD", "admin" + PASSWORD);
        environment.put("BIP_OTA_OPERATOR_PASSWORD", "operator" + PASSWORD);
        environment.put("BIP_OTA_KEYMASTER_PASSWORD", "keymaster" + PASSWORD);
        environment.put("BIP_OTA_OIDC_ISSUER", TestIssuer.SHARED.url());
        environment.put("BIP_OTA_OIDC_CLIENT_ID", TestIssuer.CLIENT_ID);
        environment.put("BIP_OTA_OIDC_CLIENT_SECRET", TestIssuer.CLIENT_SECRET);
        environment.put("BIP_OTA_VIEWER_PASSWORD", "viewer" + PASSWORD);
        environment.putAll(more);
        return environment;
    }

    /** Starts the server and waits until it is ready and bound. */
    public Installation start() {
        try {
            server.start();
            smsc.awaitBound();
            for (Api user : new Api[] {viewer(), operator(), admin()}) {
                user.get("/api/v1/links").success();
            }
            return this;
        } catch (RuntimeException | Error notStarted) { // whatever it is, nobody else will end the process
            close();
            throw notStarted;
        }
    }

    /** The server. */
    public ServerProcess server() {
        return server;
    }

    /** Its SMSC. */
    public TestSmsc smsc() {
        return smsc;
    }

    /** The API without credentials. */
    public Api anonymous() {
        return new Api(server.ports().http());
    }

    /** The API as {@code admin}. */
    public Api admin() {
        return anonymous().as("admin", "admin" + PASSWORD);
    }

    /** The API as {@code operator}. */
    public Api operator() {
        return anonymous().as("operator", "operator" + PASSWORD);
    }

    /** The API as {@code keymaster}. */
    public Api keymaster() {
        return anonymous().as("keymaster", "keymaster" + PASSWORD);
    }

    /** The API as {@code viewer}. */
    public Api viewer() {
        return anonymous().as("viewer", "viewer" + PASSWORD);
    }

    /** The password of {@code viewer}, {@code operator}, {@code keymaster} or {@code admin}. */
    public String password(String user) {
        return user + PASSWORD;
    }

    /** A new subscriber with a card of these keys, imported. */
    public Subscriber subscriber(KeySet keySet) {
        return subscriber(keySet, "");
    }

    /** A new subscriber with a card of these keys and this push TAR, imported. */
    public Subscriber subscriber(KeySet keySet, String pushTar) {
        TestCard card = newCard(keySet, pushTar);
        imported(card);
        return new Subscriber(this, card);
    }

    /** A new subscriber whose card is 3DES with two keys, imported. */
    public Subscriber subscriber() {
        return subscriber(KeySet.TRIPLE_DES_TWO_KEYS);
    }

    /** A card that was not imported. */
    public static TestCard newCard(KeySet keySet, String pushTar) {
        long number = NUMBERS.incrementAndGet();
        return newCard(number, iccid -> keySet.keys(number), pushTar);
    }

    /** A card that was not imported, whose keys follow from its ICCID. */
    public static TestCard newCard(Function<Iccid, CardKeys> keys) {
        return newCard(NUMBERS.incrementAndGet(), keys, "");
    }

    private static TestCard newCard(long number, Function<Iccid, CardKeys> keys, String pushTar) {
        Iccid iccid = Iccid.ofDigits("894917" + String.format("%013d", number));
        TestCard card = new TestCard(
                "49170" + String.format("%09d", number % 1_000_000_000),
                iccid,
                "26217" + String.format("%010d", number),
                keys.apply(iccid),
                pushTar);
        Secrets.card(card);
        return card;
    }

    /** A terminal nobody had before, of the model {@code tac} (8 digits). */
    public static Imei newImei(String tac) {
        Imei imei = Imei.ofDigits(tac + String.format("%07d", NUMBERS.incrementAndGet() % 1_000_000 * 10));
        Secrets.imei(imei.digits());
        return imei;
    }

    /** Imports one card; it must be accepted. */
    public void imported(TestCard card) {
        imported(List.of(card));
    }

    /** Imports cards; all must be accepted. */
    public void imported(List<TestCard> cards) {
        String rows = cards.stream().map(card -> card.importRow() + "\n").collect(Collectors.joining());
        Api.Answer answer = admin().postCsv("/api/v1/cards/import", CSV_HEADER + "\n" + rows);
        if (answer.success().path("accepted").asInt() != cards.size()) {
            throw new AssertionError("not imported: " + answer.body());
        }
    }

    /** The first line of an import. */
    public static final String CSV_HEADER = "iccid,msisdn,imsi,kic,kic_key,kid,kid_key,push_tar";

    @Override
    public void close() {
        server.close();
        smsc.close();
    }
}
