package org.bipota.web.console;

import static org.bipota.web.console.LinkField.number;
import static org.bipota.web.console.LinkField.secret;
import static org.bipota.web.console.LinkField.text;
import static org.bipota.web.console.LinkField.truth;

import java.util.List;
import java.util.stream.Stream;
import org.bipota.web.console.LinkField.Kind;

/** All settings of a link, in the order and the groups in which people think of them. */
public final class LinkFields {

    private static final int TEN_MINUTES_MILLIS = 600_000;
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int PATH = 255;

    /**
     * Settings that belong together.
     *
     * @param key the end of the key of the heading
     * @param fields the settings
     * @param folded whether the form shows them only when asked to
     */
    public record Group(String key, List<LinkField> fields, boolean folded) {
    }

    static final List<Group> GROUPS = List.of(
            new Group("connection", List.of(
                    text("name", 1, 32, "", "setting.nameHint"),
                    text("host", 1, 255, "", "setting.hostHint"),
                    number("port", 1, 65_535, 2775),
                    new LinkField("bindType", Kind.BIND, 0, 0, "transceiver", "setting.bindTypeHint"),
                    text("systemId", 1, 15, "", "setting.characters"),
                    secret("password", 8, "setting.characters"),
                    text("systemType", 0, 12, "", "setting.characters")), false),
            new Group("traffic", List.of(
                    number("window", 1, 10_000, 50),
                    number("rate", 1, 100_000, 100),
                    text("group", 0, 32, "", "setting.groupHint"),
                    text("source", 1, 20, "", "setting.sourceHint"),
                    number("sourceTon", 0, 6, "0", "setting.sourceTonHint"),
                    number("sourceNpi", 0, 18, "1", "setting.sourceNpiHint"),
                    text("dataCodings", 0, 255, "", "setting.dataCodingsHint")), false),
            new Group("tls", List.of(
                    truth("tls", false, "setting.tlsHint"),
                    truth("tlsHostNameCheck", true, "setting.tlsHostNameCheckHint"),
                    text("tlsProtocols", 1, 255, "TLSv1.3,TLSv1.2", "setting.tlsProtocolsHint"),
                    text("tlsTrustStore", 0, PATH, "", "setting.tlsTrustStoreHint"),
                    secret("tlsTrustStorePassword", PATH, "setting.secretHint"),
                    text("tlsKeyStore", 0, PATH, "", "setting.tlsKeyStoreHint"),
                    secret("tlsKeyStorePassword", PATH, "setting.secretHint")), false),
            new Group("advanced", List.of(
                    number("enquireLinkMillis", 100, HOUR_MILLIS, 30_000),
                    number("connectTimeoutMillis", 100, TEN_MINUTES_MILLIS, 5_000),
                    number("bindTimeoutMillis", 100, TEN_MINUTES_MILLIS, 5_000),
                    number("responseTimeoutMillis", 100, TEN_MINUTES_MILLIS, 10_000),
                    number("reconnectInitialMillis", 10, HOUR_MILLIS, 1_000),
                    number("reconnectMaxMillis", 10, HOUR_MILLIS, 5_000),
                    number("refusedInitialMillis", 10, HOUR_MILLIS, "", "setting.refusedHint"),
                    number("refusedMaxMillis", 10, HOUR_MILLIS, "", "setting.refusedHint"),
                    number("throttlePauseMillis", 1, TEN_MINUTES_MILLIS, 200),
                    number("throttlePauseMaxMillis", 1, TEN_MINUTES_MILLIS, 10_000)), true));

    private LinkFields() {
    }

    /** All of them. */
    static Stream<LinkField> all() {
        return GROUPS.stream().flatMap(group -> group.fields().stream());
    }
}
