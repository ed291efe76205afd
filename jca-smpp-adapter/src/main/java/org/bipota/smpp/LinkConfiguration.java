package org.bipota.smpp;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bipota.smpp.api.LinkDefinition;
import org.bipota.smpp.link.DataCodings;
import org.bipota.smpp.link.LinkBindType;
import org.bipota.smpp.link.LinkSettings;
import org.bipota.smpp.link.SourceAddress;
import org.bipota.smpp.link.TlsSettings;
import org.bipota.smpp.submit.SubmitSettings;

/** Checks the definition of a link and makes its settings. */
final class LinkConfiguration {

    private static final Set<Integer> NUMBERING_PLANS = Set.of(0, 1, 3, 4, 6, 8, 9, 10, 14, 18);
    private static final Set<String> BIND_TYPES =
            Arrays.stream(LinkBindType.values()).map(LinkBindType::configured).collect(Collectors.toUnmodifiableSet());
    private static final String NO_FILE = "none";
    private static final int REFUSED_FACTOR = 5;
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int TEN_MINUTES_MILLIS = 600_000;

    private LinkConfiguration() {
    }

    /** Adds all that is wrong with {@code p} to {@code check}. */
    static void check(LinkDefinition p, PropertyCheck check) {
        check.text("linkName", p.getLinkName(), 1, 32, false);
        check.text("host", p.getHost(), 1, 255, false);
        check.range("port", p.getPort(), 1, 65_535);
        check.text("systemId", p.getSystemId(), 1, 15, false);
        check.text("password", orEmpty(p.getPassword()), 0, 8, true);
        check.text("systemType", orEmpty(p.getSystemType()), 0, 12, false);
        check.oneOf("bindType", p.getBindType(), BIND_TYPES);
        check.text("source", p.getSource(), 1, 20, false);
        check.range("sourceTon", p.getSourceTon(), 0, 6);
        check.oneOf("sourceNpi", p.getSourceNpi(), NUMBERING_PLANS);
        check.text("group", orEmpty(p.getGroup()), 0, 32, false);
        check.accepted("dataCodings", p.getDataCodings(), DataCodings::of, "entries as F6=04, hexadecimal and separated by commas");
        check.range("window", p.getWindow(), 1, 10_000);
        check.range("rate", p.getRate(), 1, 100_000);
        check.range("enquireLinkMillis", p.getEnquireLinkMillis(), 100, HOUR_MILLIS);
        check.range("connectTimeoutMillis", p.getConnectTimeoutMillis(), 100, TEN_MINUTES_MILLIS);
        check.range("bindTimeoutMillis", p.getBindTimeoutMillis(), 100, TEN_MINUTES_MILLIS);
        check.range("responseTimeoutMillis", p.getResponseTimeoutMillis(), 100, TEN_MINUTES_MILLIS);
        check.range("reconnectInitialMillis", p.getReconnectInitialMillis(), 10, HOUR_MILLIS);
        check.range("reconnectMaxMillis", p.getReconnectMaxMillis(), 10, HOUR_MILLIS);
        check.notLess("reconnectMaxMillis", p.getReconnectMaxMillis(), "reconnectInitialMillis", p.getReconnectInitialMillis());
        check.optionalRange("refusedInitialMillis", p.getRefusedInitialMillis(), 10, HOUR_MILLIS);
        check.optionalRange("refusedMaxMillis", p.getRefusedMaxMillis(), 10, HOUR_MILLIS);
        check.notLess("refusedMaxMillis", p.getRefusedMaxMillis(), "refusedInitialMillis", p.getRefusedInitialMillis());
        check.range("throttlePauseMillis", p.getThrottlePauseMillis(), 1, TEN_MINUTES_MILLIS);
        check.range("throttlePauseMaxMillis", p.getThrottlePauseMaxMillis(), 1, TEN_MINUTES_MILLIS);
        check.notLess("throttlePauseMaxMillis", p.getThrottlePauseMaxMillis(), "throttlePauseMillis", p.getThrottlePauseMillis());
        checkTls(p, check);
    }

    private static void checkTls(LinkDefinition p, PropertyCheck check) {
        check.oneOf("tls", p.getTls(), Set.of(true, false));
        check.oneOf("tlsHostNameCheck", p.getTlsHostNameCheck(), Set.of(true, false));
        if (Boolean.TRUE.equals(p.getTls())) {
            TlsSettings tls = tls(p);
            check.usable("tlsTrustStore", p.getTlsTrustStore(), tls::checkTrustStore);
            check.usable("tlsKeyStore", p.getTlsKeyStore(), tls::checkKeyStore);
            check.usable("tlsProtocols", p.getTlsProtocols(), tls::checkProtocols);
        }
    }

    /** The settings in {@code p}, in which nothing is wrong. */
    static LinkSettings of(LinkDefinition p, int fullQueueStatus) {
        SubmitSettings submit = new SubmitSettings(p.getLinkName(), group(p), p.getWindow(), p.getRate(),
                millis(p.getResponseTimeoutMillis()), millis(p.getThrottlePauseMillis()), millis(p.getThrottlePauseMaxMillis()));
        return new LinkSettings(p.getLinkName(), p.getHost(), p.getPort(), p.getSystemId(), orEmpty(p.getPassword()),
                orEmpty(p.getSystemType()), bindType(p.getBindType()),
                new SourceAddress(p.getSource(), p.getSourceTon(), p.getSourceNpi()), DataCodings.of(p.getDataCodings()), submit,
                millis(p.getEnquireLinkMillis()), millis(p.getConnectTimeoutMillis()), millis(p.getBindTimeoutMillis()),
                millis(p.getReconnectInitialMillis()), millis(p.getReconnectMaxMillis()),
                refused(p.getRefusedInitialMillis(), p.getReconnectInitialMillis()),
                refused(p.getRefusedMaxMillis(), p.getReconnectMaxMillis()), fullQueueStatus,
                p.getTls() ? tls(p) : null);
    }

    private static TlsSettings tls(LinkDefinition p) {
        return new TlsSettings(file(p.getTlsTrustStore()), orEmpty(p.getTlsTrustStorePassword()), file(p.getTlsKeyStore()),
                orEmpty(p.getTlsKeyStorePassword()), Boolean.TRUE.equals(p.getTlsHostNameCheck()),
                List.of(orEmpty(p.getTlsProtocols()).split("\\s*,\\s*")));
    }

    private static String group(LinkDefinition p) {
        return orEmpty(p.getGroup()).isEmpty() ? p.getLinkName() : p.getGroup();
    }

    private static Duration refused(Integer millis, Integer lostMillis) {
        return millis == null ? millis(lostMillis).multipliedBy(REFUSED_FACTOR) : millis(millis);
    }

    private static LinkBindType bindType(String configured) {
        return Arrays.stream(LinkBindType.values()).filter(type -> type.configured().equals(configured)).findFirst().orElseThrow();
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    /** A server's configuration may not be able to say nothing, so that there is a word for it. */
    private static String file(String value) {
        return NO_FILE.equals(value) ? "" : orEmpty(value);
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
