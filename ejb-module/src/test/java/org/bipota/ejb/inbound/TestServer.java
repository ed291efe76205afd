package org.bipota.ejb.inbound;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipTransport;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.ejb.TestClock;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.CardImportException;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.application.CardKeyring;
import org.bipota.ejb.application.Cards;
import org.bipota.ejb.application.ChannelDownloads;
import org.bipota.ejb.application.ChannelOrder;
import org.bipota.ejb.application.ChannelOutput;
import org.bipota.ejb.application.CheckProcess;
import org.bipota.ejb.application.Checks;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.ContentPacketBuilder;
import org.bipota.ejb.application.ContentPackets;
import org.bipota.ejb.application.Deadlines;
import org.bipota.ejb.application.DownloadDeadlines;
import org.bipota.ejb.application.DownloadMessages;
import org.bipota.ejb.application.DownloadPackets;
import org.bipota.ejb.application.DownloadProcess;
import org.bipota.ejb.application.DownloadTurns;
import org.bipota.ejb.application.Downloads;
import org.bipota.ejb.application.Exchanges;
import org.bipota.ejb.application.Hearing;
import org.bipota.ejb.application.ImportedCard;
import org.bipota.ejb.application.Notices;
import org.bipota.ejb.application.PacketAnswers;
import org.bipota.ejb.application.PushBuilder;
import org.bipota.ejb.application.Pushes;
import org.bipota.ejb.application.ReceiptLedger;
import org.bipota.ejb.application.RoutingPolicies;
import org.bipota.ejb.application.SecuredPacketCodecs;
import org.bipota.ejb.application.SubmissionLedger;
import org.bipota.ejb.application.keys.KeyRotation;
import org.bipota.ejb.application.keys.NamedKeys;
import org.bipota.ejb.application.keys.VendorFormats;
import org.bipota.ejb.application.links.LinkVault;
import org.bipota.ejb.application.privacy.SubscriberErasure;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CheckRules;
import org.bipota.ejb.outbound.ClaimedMessage;
import org.bipota.ejb.outbound.Outbox;
import org.bipota.ejb.outbound.Quota;
import org.bipota.ejb.outbound.SubmissionOutcomes;
import org.bipota.ejb.outbound.SubmissionReport.AnsweredLate;
import org.bipota.ejb.outbound.SubmissionReport.Ended;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.AuditRows;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.DeadLetterRows;
import org.bipota.ejb.persistence.DownloadRows;
import org.bipota.ejb.persistence.InboundPartRows;
import org.bipota.ejb.persistence.KeyRows;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.ejb.persistence.SubscriberRows;
import org.bipota.ejb.persistence.TerminalCapability;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LateAnswer;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.api.SubmitOutcome.Accepted;

/** The whole module on H2, put together by hand: what the container does, without the container. */
public final class TestServer {

    public static final String ICCID = "89490000000000000001";
    public static final String MSISDN = "4917000000001";
    public static final CardKeys KEYS = new CardKeys(
            0x15, Octets.ofHex("404142434445464748494A4B4C4D4E4F"), 0x15, Octets.ofHex("505152535455565758595A5B5C5D5E5F"));

    public final TestClock clock = new TestClock();
    public final Database database = Database.emptied();
    public final Configuration configuration;
    public final AtomicInteger signals = new AtomicInteger();
    /** What was ordered to be done with channels, SDUs and, as null, ends. */
    public final List<ChannelOrder> channelOrders = new ArrayList<>();
    private final ChannelOutput channelOutput = new ChannelOutput() {
        @Override
        public void send(String channelId, Octets sdu) {
            channelOrders.add(new ChannelOrder(channelId, sdu));
        }

        @Override
        public void end(String channelId) {
            channelOrders.add(new ChannelOrder(channelId, null));
        }
    };
    /** Since when handsets are listened to. */
    public Instant hearsSince = clock.instant();
    /** Since when what they do waits; null: everything is stored at once. */
    public Instant behindSince;
    private final Hearing hearing = new Hearing() {
        @Override
        public Instant since() {
            return hearsSince;
        }

        @Override
        public Instant until(Instant now) {
            return behindSince == null ? now : behindSince;
        }
    };
    public final List<Octets> expected = new ArrayList<>();
    public final CardKeyVault vault;
    private final SecureRandom random = new SecureRandom();
    private final SecuredPacketCodecs codecs = new SecuredPacketCodecs();
    private int messageIds = 0x1000;

    /** The services of one transaction. */
    public final class Services {
        public final EntityManager entityManager;
        public final CardRows cardRows;
        public final CheckRows checkRows;
        public final PushRows pushRows;
        public final OutboxRows outboxRows;
        public final CheckProcess process;
        public final Checks checks;
        public final Cards cards;
        public final Outbox outbox;
        public final Deadlines deadlines;
        public final ContentRows contentRows;
        public final DownloadRows downloadRows;
        public final Downloads downloads;
        public final DownloadDeadlines downloadDeadlines;
        public final InboundMessages inbound;
        public final DeadLetters deadLetters;
        public final Channels channels;
        public final SubscriberErasure erasure;
        public final CardKeyring keyring;
        public final NamedKeys namedKeys;
        public final KeyRotation rotation;
        public final VendorFormats formats;

        Services(EntityManager em) {
            entityManager = em;
            cardRows = new CardRows(em);
            checkRows = new CheckRows(em);
            pushRows = new PushRows(em);
            outboxRows = new OutboxRows(em);
            CheckRules rules = new CheckRules(configuration.checkPolicy());
            KeyRows keyRows = new KeyRows(em);
            AuditTrail audit = new AuditTrail(em, clock, Optional::empty);
            namedKeys = new NamedKeys(keyRows, vault, audit, clock);
            keyring = new CardKeyring(vault, keyRows, namedKeys);
            rotation = new KeyRotation(keyRows, cardRows, vault, keyring, new LinkVault(vault, keyRows), namedKeys, audit, clock);
            formats = new VendorFormats(em, namedKeys, audit, clock);
            PushBuilder builder = new PushBuilder(configuration, keyring, codecs, random, expected::add);
            Pushes pushes = new Pushes(builder, pushRows, outboxRows, checkRows, signals::incrementAndGet);
            process = new CheckProcess(rules, cardRows, checkRows, pushes);
            contentRows = new ContentRows(em);
            downloadRows = new DownloadRows(em);
            RoutingPolicies policies = new RoutingPolicies(em, configuration);
            DownloadMessages downloadMessages = new DownloadMessages(
                    builder, pushRows, outboxRows, downloadRows, cardRows, new Notices(configuration),
                    signals::incrementAndGet);
            ContentPacketBuilder packetBuilder = new ContentPacketBuilder(keyring, codecs);
            DownloadPackets packets = new DownloadPackets(
                    new ContentPackets(configuration), packetBuilder, downloadMessages, downloadRows, channelOutput);
            DownloadProcess downloadProcess = new DownloadProcess(configuration.downloadTimes(), policies, contentRows,
                    downloadRows, downloadMessages, packets, channelOutput);
            PacketAnswers answers = new PacketAnswers(contentRows, downloadRows, downloadProcess);
            DownloadTurns turns = new DownloadTurns(cardRows, checkRows, contentRows, downloadRows, policies, downloadProcess);
            Exchanges exchanges = new Exchanges(checkRows, process, downloadRows, downloadProcess, answers);
            downloads = new Downloads(cardRows, contentRows, downloadRows, turns, policies, audit, clock);
            downloadDeadlines = new DownloadDeadlines(cardRows, downloadRows, turns, downloadProcess, pushRows, hearing, clock);
            checks = new Checks(rules, process, cardRows, checkRows, pushRows, turns, audit, clock);
            cards = new Cards(cardRows, pushRows, keyring, checks, audit, clock);
            erasure = new SubscriberErasure(cardRows, new SubscriberRows(em), new AuditRows(em), checks, audit, configuration, random, clock);
            ReceiptLedger ledger = new ReceiptLedger(pushRows, outboxRows, exchanges, pushes);
            SubmissionLedger submissions = new SubmissionLedger(pushRows, outboxRows);
            outbox = new Outbox(outboxRows, cardRows, pushRows, submissions,
                    new SubmissionOutcomes(outboxRows, pushRows, exchanges, submissions, ledger, clock), clock);
            deadlines = new Deadlines(cardRows, checkRows, process, hearing, clock);
            CardMessages messages = new CardMessages(checks, downloads, exchanges, pushRows, audit, clock);
            SecuredMessages secured = new SecuredMessages(
                    new MessageParts(new InboundPartRows(em), configuration, audit, clock),
                    new CommandPackets(configuration, keyring, codecs, messages, audit, clock),
                    new ResponsePackets(keyring, codecs, pushRows, submissions, exchanges, audit, clock),
                    audit);
            deadLetters = new DeadLetters(new DeadLetterRows(em), configuration, clock);
            inbound = new InboundMessages(configuration, em, cardRows,
                    new Receipts(ledger, pushRows, exchanges, audit, clock), secured,
                    deadLetters, audit);
            channels = new Channels(cardRows, pushRows, exchanges, new ChannelDownloads(turns, downloadRows, downloadProcess,
                    answers, packetBuilder, contentRows, audit, configuration), clock);
        }
    }

    public TestServer(Path directory, Map<String, String> settings) {
        configuration = Configuration.read(name -> switch (name) {
            case "BIP_OTA_BIP_ADVERTISED_ADDRESS" -> settings.getOrDefault(name, "192.0.2.10");
            default -> settings.get(name);
        }, directory);
        vault = CardKeyVault.open(directory, Optional.of("secret"), false, random);
    }

    public <T> T in(Function<Services, T> work) {
        return database.in(em -> work.apply(new Services(em)));
    }

    public void run(Consumer<Services> work) {
        in(services -> {
            work.accept(services);
            return null;
        });
    }

    public Cards.Outcome importCard(String iccid, String msisdn, CardKeys keys, String pushTar) {
        return in(services -> {
            try {
                return services.cards.store(new ImportedCard(iccid, msisdn, null, keys, pushTar), "admin");
            } catch (CardImportException refused) {
                throw new IllegalStateException(refused);
            }
        });
    }

    public void receive(InboundShortMessage... messages) {
        run(services -> services.inbound.receive(List.of(messages)));
    }

    /** Claims everything that is ready, lets the SMSC accept it, and gives the message ids of each. */
    public List<Accepted> submitAll() {
        List<Accepted> accepted = new ArrayList<>();
        List<ClaimedMessage> claimed = claim();
        for (ClaimedMessage message : claimed) {
            List<String> ids = message.message().parts().stream().map(part -> Integer.toHexString(messageIds++)).toList();
            accepted.add(new Accepted(ids));
            outcome(message, accepted.get(accepted.size() - 1));
        }
        return accepted;
    }

    public void outcome(ClaimedMessage message, SubmitOutcome outcome) {
        run(services -> services.outbox.store(List.of(new Ended(message, outcome))));
    }

    public List<ClaimedMessage> claim() {
        return in(services -> services.outbox.claim("node", List.of(Quota.any(100)), 100));
    }

    public void late(ClaimedMessage message, int part, int status, String messageId) {
        boolean temporary = status == 0x58;
        run(services -> services.outbox.store(List.of(new AnsweredLate(message, new LateAnswer(message.message().reference(),
                part, message.parts().size(), status, temporary, messageId)))));
    }

    public String submitOne() {
        List<Accepted> accepted = submitAll();
        if (accepted.size() != 1) {
            throw new AssertionError(accepted.size() + " messages were ready, expected is 1");
        }
        return accepted.get(0).messageIds().get(0);
    }

    public ChannelAction connect(Octets identification) {
        Admission admission = in(services -> services.channels.admit(
                new ChannelIdentification(BipTransport.UDP, null, identification)));
        return admission.admitted() ? open(admission, identification, "channel-" + messageIds++) : null;
    }

    public ChannelAction open(Admission admission, Octets identification, String channel) {
        return in(services -> services.channels.opened(new ChannelOpened(
                channel, admission.correlation(), BipTransport.UDP, null, identification, 1024, clock.instant())));
    }

    public int sweep() {
        return in(services -> services.deadlines.endDue(50));
    }

    public void pass(String duration) {
        clock.advance(Duration.parse(duration));
    }

    public Card card() {
        return one(Card.class, "select c from Card c where c.msisdn = '" + MSISDN + "'");
    }

    public TerminalCapability row() {
        return one(TerminalCapability.class, "select t from TerminalCapability t where t.cardId = " + card().id());
    }

    public List<CapabilityCheck> checks() {
        return all(CapabilityCheck.class, "select k from CapabilityCheck k order by k.id");
    }

    public CapabilityCheck lastCheck() {
        List<CapabilityCheck> checks = checks();
        return checks.get(checks.size() - 1);
    }

    public List<BipPush> pushes() {
        return all(BipPush.class, "select p from BipPush p order by p.id");
    }

    public BipPush lastPush() {
        List<BipPush> pushes = pushes();
        return pushes.get(pushes.size() - 1);
    }

    public Octets lastToken() {
        return Octets.ofHex(lastPush().token());
    }

    public List<AuditKind> refusals() {
        return all(AuditRecord.class, "select a from AuditRecord a where a.actor is null order by a.id").stream()
                .map(AuditRecord::kind).filter(kind -> !kind.name().endsWith("_ORDERED")).toList();
    }

    public long count(String entity) {
        return one(Long.class, "select count(e) from " + entity + " e");
    }

    public <T> T one(Class<T> type, String query) {
        return database.in(em -> em.createQuery(query, type).getSingleResult());
    }

    public <T> List<T> all(Class<T> type, String query) {
        return database.in(em -> em.createQuery(query, type).getResultList());
    }
}
