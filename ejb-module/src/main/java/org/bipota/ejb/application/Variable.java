package org.bipota.ejb.application;

import static org.bipota.ejb.application.Allowed.address;
import static org.bipota.ejb.application.Allowed.directory;
import static org.bipota.ejb.application.Allowed.duration;
import static org.bipota.ejb.application.Allowed.existingDirectory;
import static org.bipota.ejb.application.Allowed.number;
import static org.bipota.ejb.application.Allowed.oneOf;
import static org.bipota.ejb.application.Allowed.port;
import static org.bipota.ejb.application.Allowed.text;
import static org.bipota.ejb.application.Allowed.url;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Every variable that configures BIP-OTA, with its default and what is allowed. */
public enum Variable {
    /** Console and API. */
    HTTP_PORT("8080", port()),
    /** Management, health and metrics. */
    MANAGEMENT_PORT("9990", port()),
    /** The first link's name. */
    SMPP_LINK_NAME("smsc", text("[A-Za-z0-9._-]{1,32}", "1 to 32 letters, digits, '.', '_' and '-'")),
    /** The links that share their messages with the first. */
    SMPP_GROUP(null, text("\\p{Graph}{1,32}", "1 to 32 printable ASCII characters")),
    /** The first SMSC's host. */
    SMPP_HOST("127.0.0.1", text("[A-Za-z0-9.:_-]{1,255}", "a host name or an IP address")),
    /** The first SMSC's port. */
    SMPP_PORT("2775", port()),
    /** Who we are at the SMSC. */
    SMPP_SYSTEM_ID("bipota", text("\\p{Graph}{1,15}", "1 to 15 printable ASCII characters")),
    /** Our password at the SMSC. */
    SMPP_PASSWORD("bipota", text("\\p{Graph}{1,8}", "1 to 8 printable ASCII characters")),
    /** One session or two. */
    SMPP_BIND_TYPE("transceiver", oneOf("transceiver", "pair")),
    /** The server's own address. */
    SMPP_SOURCE("10099", text("\\+?[0-9]{1,20}|[A-Za-z0-9]{1,11}", "1 to 20 digits, or 1 to 11 letters and digits")),
    /** Submits in flight. */
    SMPP_WINDOW("50", number(1, 10_000)),
    /** Segments per second. */
    SMPP_RATE("100", number(1, 100_000)),
    /** Type of number of the server's own address. */
    SMPP_SOURCE_TON("0", number(0, 6)),
    /** Numbering plan of the server's own address. */
    SMPP_SOURCE_NPI("1", oneOf("0", "1", "3", "4", "6", "8", "9", "10", "14", "18")),
    /** Values of {@code data_coding} that this SMSC wants instead of ours. */
    SMPP_DATA_CODINGS(null, text("[0-9A-Fa-f]{2}=[0-9A-Fa-f]{2}(,[0-9A-Fa-f]{2}=[0-9A-Fa-f]{2})*",
            "entries as F6=04, hexadecimal and separated by commas")),
    /** How long a connection may take to be made. */
    SMPP_CONNECT_TIMEOUT_MILLIS("5000", number(100, 600_000)),
    /** How long the answer to a bind may take. */
    SMPP_BIND_TIMEOUT_MILLIS("5000", number(100, 600_000)),
    /** How long the answer to a submit may take. */
    SMPP_RESPONSE_TIMEOUT_MILLIS("10000", number(100, 600_000)),
    /** Silence after which the SMSC is asked whether it is there. */
    SMPP_ENQUIRE_LINK_MILLIS("30000", number(100, 3_600_000)),
    /** The longest delay between two connection attempts. */
    SMPP_RECONNECT_MAX_MILLIS("5000", number(1_000, 3_600_000)),
    /** Whether the first link is secured by TLS. */
    SMPP_TLS("false", oneOf("true", "false")),
    /** The certificates that sign the SMSC's. */
    SMPP_TLS_TRUST_STORE(null, text(".+", "a PKCS #12 or JKS file")),
    /** Unlocks them. */
    SMPP_TLS_TRUST_STORE_PASSWORD(null, text(".+", "a password")),
    /** Our certificate and its private key. */
    SMPP_TLS_KEY_STORE(null, text(".+", "a PKCS #12 or JKS file")),
    /** Unlocks them. */
    SMPP_TLS_KEY_STORE_PASSWORD(null, text(".+", "a password")),
    /** Whether the SMSC's certificate must be for its host. */
    SMPP_TLS_HOST_NAME_CHECK("true", oneOf("true", "false")),
    /** Versions of TLS. */
    SMPP_TLS_PROTOCOLS("TLSv1.3,TLSv1.2", text("TLSv1[.][23](,TLSv1[.][23])?", "TLSv1.3, TLSv1.2 or both, separated by a comma")),
    /** For national numbers. */
    COUNTRY_CODE(null, text("[1-9][0-9]{0,2}", "1 to 3 digits without a leading 0")),
    /** Where channels are accepted. */
    BIP_BIND("0.0.0.0", address()),
    /** UDP port of channels. */
    BIP_UDP_PORT("9000", port()),
    /** TCP port of channels. */
    BIP_TCP_PORT("9001", port()),
    /** The address that pushes tell the cards. */
    BIP_ADVERTISED_ADDRESS(null, address()),
    /** The UDP port that pushes tell the cards. */
    BIP_ADVERTISED_UDP_PORT(null, port()),
    /** The TCP port that pushes tell the cards. */
    BIP_ADVERTISED_TCP_PORT(null, port()),
    /** How cards connect whose profile does not say. */
    BIP_TRANSPORT("udp", oneOf("udp", "tcp")),
    /** CAT_TP destination port. */
    CATTP_PORT("9000", port()),
    /** First time-out of CAT_TP. */
    CATTP_RETRANSMIT("PT2S", duration("PT0.05S", "PT5M")),
    /** Tries of CAT_TP. */
    CATTP_TRIES("5", number(1, 20)),
    /** Idle close of CAT_TP. */
    CATTP_IDLE("PT60S", duration("PT1S", "P1D")),
    /** The database. */
    DB_URL(null, text("jdbc:(h2|postgresql):.+", "a URL that begins with jdbc:h2: or jdbc:postgresql:")),
    /** The database's user. */
    DB_USER(null, text(".+", "a name")),
    /** The database's password. */
    DB_PASSWORD(null, text(".+", "a password")),
    /** Unlocks the credential store of the master keys. */
    KEY_PASSWORD(null, text("\\p{Print}+", "printable ASCII characters")),
    /** The user {@code admin}. */
    ADMIN_PASSWORD(null, text(".+", "a password")),
    /** The user {@code viewer}. */
    VIEWER_PASSWORD(null, text(".+", "a password")),
    /** The user {@code operator}. */
    OPERATOR_PASSWORD(null, text(".+", "a password")),
    /** Who is shown MSISDN, IMSI, IMEI and ICCID in full: whoever has one of these roles. */
    UNMASKED_ROLES("viewer", text("none|(viewer|operator|keymaster|admin)(,(viewer|operator|keymaster|admin))*",
            "none, or some of viewer, operator, keymaster and admin, separated by commas")),
    /** The user {@code keymaster}. */
    KEYMASTER_PASSWORD(null, text(".+", "a password")),
    /** Whether users come by HTTPS, which something in front of the server ends. */
    HTTPS_ONLY("false", oneOf("true", "false")),
    /** The OpenID Connect issuer whose bearer tokens the API accepts, and by which one signs in to the console. */
    OIDC_ISSUER(null, url()),
    /** Where its keys are. */
    OIDC_JWKS_URL(null, url()),
    /** For whom its tokens have to be. */
    OIDC_AUDIENCE("bip-ota", text("\\p{Graph}{1,255}", "1 to 255 printable ASCII characters")),
    /** Which claim holds the roles. */
    OIDC_ROLES_CLAIM("groups", text("[A-Za-z0-9_.-]{1,128}", "the name of a claim; dots lead into objects")),
    /** Which claim holds the caller's name. */
    OIDC_NAME_CLAIM("preferred_username", text("[A-Za-z0-9_-]{1,128}", "the name of a claim")),
    /** How far the issuer's clock may differ. */
    OIDC_CLOCK_SKEW("PT30S", duration("PT0S", "PT10M")),
    /** How long each answer of the issuer may take. */
    OIDC_TIMEOUT("PT5S", duration("PT0.1S", "PT1M")),
    /** What the console is for the issuer; unset, one signs in to the console by password only. */
    OIDC_CLIENT_ID(null, text("\\p{Graph}{1,255}", "1 to 255 printable ASCII characters")),
    /** Its secret; unset for a public client. */
    OIDC_CLIENT_SECRET(null, text("\\p{Print}{1,512}", "1 to 512 printable ASCII characters")),
    /** What the console asks the issuer for. */
    OIDC_SCOPE("openid profile", text("openid( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*", "openid, and more scopes behind it, separated by spaces")),
    /** Where the issuer sends browsers back to; unset, where the browser addressed the server. */
    OIDC_REDIRECT_URL(null, url()),
    /** How long one may take at the issuer. */
    OIDC_SIGN_IN_TIME("PT10M", duration("PT1S", "PT1H")),
    /** From the delivered push to the verdict. */
    CHECK_WINDOW("PT2M", duration("PT0.1S", "P7D")),
    /** From the request to {@code UNDELIVERED}. */
    CHECK_LIMIT("PT72H", duration("PT0.1S", "P60D")),
    /** Pushes per check. */
    CHECK_ATTEMPTS("1", number(1, 100)),
    /** Pushes per download. */
    PUSH_ATTEMPTS("3", number(1, 100)),
    /** How long the answer to a packet on a channel is awaited. */
    DOWNLOAD_ANSWER("PT1M", duration("PT0.1S", "P1D")),
    /** From the beginning of a download to its end. */
    DOWNLOAD_LIMIT("PT72H", duration("PT0.1S", "P60D")),
    /** Database file and credential store. */
    DATA_DIR(null, directory()),
    /** A smaller content goes by SMS to a handset that is not capable; octets. */
    SMS_THRESHOLD("1024", number(0, 1_000_000)),
    /** The longest content, octets. */
    CONTENT_OCTETS("65536", number(1, 400_000)),
    /** Short messages that one secured packet of a content may take; cards bound what they join. */
    SMS_PACKET_SEGMENTS("5", number(1, 40)),
    /** Whether a small content goes by SMS when its pushes led to no channel. */
    SMS_FALLBACK("false", oneOf("true", "false")),
    /** In which language users are told to fetch a content another way. */
    NOTICE_LANGUAGE("en", text("[a-z]{2,3}(-[A-Z]{2})?", "a language tag such as en, zh or pt-BR")),
    /** The operator's own texts of notices. */
    NOTICE_DIR(null, existingDirectory()),
    /** The least protection of a packet from a card. */
    MIN_SECURITY("cc", oneOf("cc", "cc+enc", "none")),
    /** Messages claimed from the outbox at once. */
    OUTBOX_BATCH("50", number(1, 1_000)),
    /** Messages handed to the SMPP adapter whose outcome is not stored yet. */
    OUTBOX_IN_FLIGHT("500", number(1, 100_000)),
    /** How often the outbox and the deadlines are looked at when nothing wakes them. */
    SWEEP_INTERVAL("PT1S", duration("PT0.05S", "PT1M")),
    /** Checks whose time has run out that are ended in one transaction. */
    SWEEP_BATCH("50", number(1, 1_000)),
    /** By how much waits for handsets are prolonged at most while what handsets did waits to be stored. */
    DEADLINE_LAG("PT5M", duration("PT0S", "PT1H")),
    /** How often each node looks whether another one changed the links. */
    LINKS_INTERVAL("PT5S", duration("PT0.5S", "PT5M")),
    /** How often the figures at {@code /metrics} are brought up to date. */
    METRICS_INTERVAL("PT5S", duration("PT0.5S", "PT5M")),
    /** The longest file that pages of the console take, in units of 1,048,576 octets. */
    CONSOLE_FILE_MEGABYTES("256", number(1, 2_000)),
    /** How often the console's figures by the hour are brought up to date. */
    FIGURES_INTERVAL("PT5M", duration("PT1S", "PT1H")),
    /** How long they are kept. */
    FIGURES_EXPIRY("P400D", duration("P1D", "P3650D")),
    /** After this a message claimed by another node is taken over. */
    CLAIM_TIMEOUT("PT3M", duration("PT10S", "P1D")),
    /** Campaigns whose jobs run on this node at once; more wait for their turn. */
    CAMPAIGN_JOBS("8", number(1, 100)),
    /** Parts in which the targets of a campaign are prepared at once, each on a thread of its own. */
    CAMPAIGN_PARTITIONS("2", number(1, 16)),
    /** Released downloads of all campaigns that have not begun, at most. */
    CAMPAIGN_BACKLOG("1000", number(1, 100_000)),
    /** After this a campaign of a node that is gone is taken over. */
    CAMPAIGN_LEASE("PT30S", duration("PT5S", "PT10M")),
    /** Failures of a campaign's job in a row after which the campaign is given up. */
    CAMPAIGN_FAILURES("5", number(1, 100)),
    /** Campaigns with more targets than this want a second person's approval; 0: none does. */
    APPROVAL_TARGETS("0", number(0, 999_999_999)),
    /** Cards whose keys are encrypted anew in one transaction while the master key is rotated. */
    KEY_ROTATION_BATCH("200", number(1, 5_000)),
    /** How often each node looks whether a rotation of the master key is to go on. */
    KEY_ROTATION_INTERVAL("PT5S", duration("PT0.1S", "PT1H")),
    /** Parts of unfinished concatenated messages kept for one card. */
    INBOUND_PARTS("32", number(2, 255)),
    /** How long they are kept, and how long a receipt waits for the answer to its submission. */
    INBOUND_EXPIRY("PT1H", duration("PT1S", "P7D")),
    /** How long submitted messages wait for receipts. */
    RECEIPT_EXPIRY("P7D", duration("PT1M", "P60D")),
    /** From when on old records are removed each day, UTC. */
    RETENTION_TIME("03:00", text("([01][0-9]|2[0-3]):[0-5][0-9]", "a time of the day in UTC, as 03:00")),
    /** After this the removal that a node which is gone had begun is taken over. */
    RETENTION_LEASE("PT5M", duration("PT10S", "PT1H")),
    /** How long pushes and their receipts are kept, from their making, once their check or download has ended. */
    PUSH_EXPIRY("P90D", duration("PT1H", "P3650D")),
    /** How long checks with their history are kept, from their end. */
    CHECK_EXPIRY("P365D", duration("PT1H", "P3650D")),
    /** How long downloads of no campaign with their history are kept, from their end. */
    DOWNLOAD_EXPIRY("P365D", duration("PT1H", "P3650D")),
    /** How long campaigns with their targets and downloads are kept, from their end. */
    CAMPAIGN_EXPIRY("P365D", duration("PT1H", "P3650D")),
    /** How long dead letters are kept, from their last failure. */
    DEAD_LETTER_EXPIRY("P180D", duration("PT1H", "P3650D")),
    /** How long the server's records of batch jobs are kept, from their end. */
    JOB_EXPIRY("P90D", duration("PT1H", "P3650D")),
    /** How long audit records are kept. */
    AUDIT_EXPIRY("P90D", duration("PT1H", "P3650D")),
    /** Failures of a message's processing after which it becomes a dead letter. */
    DEAD_LETTER_FAILURES("5", number(1, 100)),
    /** Buffer size asked for in OPEN CHANNEL, octets. */
    BIP_BUFFER("1400", number(128, 65_535)),
    /** Maximum SDU size told to the card, octets. */
    BIP_SDU("1024", number(64, 65_535));

    private final String environment = "BIP_OTA_" + name();
    private final String property = environment.toLowerCase(Locale.ROOT).replace('_', '.');
    private final String defaultValue;
    private final Allowed allowed;

    Variable(String defaultValue, Allowed allowed) {
        this.defaultValue = defaultValue;
        this.allowed = allowed;
    }

    /** The environment variable's name. */
    public String environment() {
        return environment;
    }

    /** The system property's name. */
    public String property() {
        return property;
    }

    /** The value given, or else the default; empty when there is neither. A blank value counts as not given. */
    Optional<String> value(Function<String, String> source) {
        String given = source.apply(environment);
        return Optional.ofNullable(given == null || given.isBlank() ? defaultValue : given.strip());
    }

    /** What is wrong with the value: variable, value and what is allowed; empty when it can be used. */
    Optional<String> problem(Function<String, String> source) {
        return value(source).filter(value -> !allowed.test(value))
                .map(value -> environment + "=" + (secret() ? "(hidden)" : value) + ": allowed is " + allowed.inWords());
    }

    private boolean secret() {
        return name().endsWith("PASSWORD") || name().endsWith("SECRET");
    }
}
