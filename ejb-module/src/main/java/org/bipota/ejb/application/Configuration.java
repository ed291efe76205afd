package org.bipota.ejb.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bipota.ejb.domain.ApprovalRule;
import org.bipota.ejb.domain.CardTransport;
import org.bipota.ejb.domain.CheckPolicy;
import org.bipota.ejb.domain.DownloadTimes;
import org.bipota.ejb.domain.RoutingPolicy;
import org.bipota.protocol.secured.MinimumSecurity;

/**
 * What the operator configured, read once at the start. Each value comes from the system property, else from the
 * environment variable, else from the default in {@link Variable}.
 */
public final class Configuration {

    /** The TAR of the server application and of the applet: "BIP". */
    public static final String APPLICATION_TAR = "424950";

    /** The TAR of the card's operating system (issuer security domain). */
    public static final String OPERATING_SYSTEM_TAR = "000000";

    private final Map<Variable, String> values = new EnumMap<>(Variable.class);
    private final InetAddress advertisedAddress;
    private final Path dataDirectory;
    private final NoticeTexts noticeTexts;

    private Configuration(Function<String, String> source, Path defaultDataDirectory) {
        for (Variable variable : Variable.values()) {
            variable.value(source).ifPresent(value -> values.put(variable, value));
        }
        try {
            advertisedAddress = values.containsKey(Variable.BIP_ADVERTISED_ADDRESS)
                    ? Allowed.ipAddress(values.get(Variable.BIP_ADVERTISED_ADDRESS))
                    : firstNonLoopbackAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("the value was checked before", impossible);
        }
        dataDirectory = text(Variable.DATA_DIR).map(Path::of).orElse(defaultDataDirectory);
        noticeTexts = noticeTexts(source);
    }

    /**
     * Reads the configuration.
     *
     * @param source gives the value of an environment variable's name, or null
     * @param defaultDataDirectory the data folder where none is configured
     * @throws ConfigurationException when a value cannot be used
     */
    public static Configuration read(Function<String, String> source, Path defaultDataDirectory) {
        List<String> problems = problems(source);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new Configuration(source, defaultDataDirectory);
    }

    /** Every value that cannot be used, each with variable, value and what is allowed; empty when all can. */
    public static List<String> problems(Function<String, String> source) {
        List<String> problems = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            variable.problem(source).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            try {
                noticeTexts(source);
            } catch (ConfigurationException noTexts) {
                problems.add(noTexts.getMessage());
            }
            if (Variable.OIDC_CLIENT_ID.value(source).isPresent() && Variable.OIDC_ISSUER.value(source).isEmpty()) {
                problems.add(Variable.OIDC_CLIENT_ID.environment() + "=" + Variable.OIDC_CLIENT_ID.value(source).get()
                        + ": allowed is an identifier only together with " + Variable.OIDC_ISSUER.environment());
            }
            for (Variable[] pair : TCP_LISTENERS) {
                String port = pair[0].value(source).orElse("");
                if (pair[1].value(source).orElse("").equals(port)) {
                    problems.add(pair[0].environment() + " and " + pair[1].environment() + "=" + port
                            + ": allowed are different ports");
                }
            }
        }
        return problems;
    }

    private static final Variable[][] TCP_LISTENERS = {
        {Variable.HTTP_PORT, Variable.MANAGEMENT_PORT},
        {Variable.HTTP_PORT, Variable.BIP_TCP_PORT},
        {Variable.MANAGEMENT_PORT, Variable.BIP_TCP_PORT},
    };

    /** System properties before environment variables, by the name of the variable. */
    public static String ofSystem(String environment) {
        String property = System.getProperty(environment.toLowerCase(Locale.ROOT).replace('_', '.'));
        return property != null && !property.isBlank() ? property : System.getenv(environment);
    }

    /** Window, limit and attempts of checks. */
    public CheckPolicy checkPolicy() {
        return new CheckPolicy(
                duration(Variable.CHECK_WINDOW), duration(Variable.CHECK_LIMIT), number(Variable.CHECK_ATTEMPTS));
    }

    /** How long downloads wait. */
    public DownloadTimes downloadTimes() {
        return new DownloadTimes(duration(Variable.CHECK_WINDOW), duration(Variable.DOWNLOAD_ANSWER),
                duration(Variable.DOWNLOAD_LIMIT));
    }

    /** By what downloads are routed whose campaign does not say; at any time of the day. */
    public RoutingPolicy routingPolicy() {
        return new RoutingPolicy(number(Variable.SMS_THRESHOLD), number(Variable.PUSH_ATTEMPTS),
                Boolean.parseBoolean(required(Variable.SMS_FALLBACK)), null);
    }

    /** Whether users come by HTTPS only. */
    public boolean httpsOnly() {
        return Boolean.parseBoolean(required(Variable.HTTPS_ONLY));
    }

    /** Which campaigns want a second person's approval. */
    public ApprovalRule approvalRule() {
        return new ApprovalRule(number(Variable.APPROVAL_TARGETS));
    }

    /** The least protection of a packet from a card. */
    public MinimumSecurity minimumSecurity() {
        return switch (required(Variable.MIN_SECURITY)) {
            case "none" -> MinimumSecurity.NONE;
            case "cc+enc" -> MinimumSecurity.CC_ENC;
            default -> MinimumSecurity.CC;
        };
    }

    /** The transport of cards whose profile does not say. */
    public CardTransport transport() {
        return CardTransport.valueOf(required(Variable.BIP_TRANSPORT).toUpperCase(Locale.ROOT));
    }

    /** The address that pushes tell the cards. */
    public InetAddress advertisedAddress() {
        return advertisedAddress;
    }

    /** The port that pushes tell the cards for {@code transport}. */
    public int advertisedPort(CardTransport transport) {
        return switch (transport) {
            case UDP -> number(text(Variable.BIP_ADVERTISED_UDP_PORT).isPresent()
                    ? Variable.BIP_ADVERTISED_UDP_PORT : Variable.BIP_UDP_PORT);
            case TCP -> number(text(Variable.BIP_ADVERTISED_TCP_PORT).isPresent()
                    ? Variable.BIP_ADVERTISED_TCP_PORT : Variable.BIP_TCP_PORT);
        };
    }

    /** The words of notices in the configured language. */
    NoticeTexts noticeTexts() {
        return noticeTexts;
    }

    private static NoticeTexts noticeTexts(Function<String, String> source) {
        return NoticeTexts.read(Variable.NOTICE_LANGUAGE.value(source).orElseThrow(), Variable.NOTICE_DIR.value(source).map(Path::of));
    }

    /** Where the credential store lies. */
    public Path dataDirectory() {
        return dataDirectory;
    }

    /** A value as text; empty when neither given nor defaulted. */
    public Optional<String> text(Variable variable) {
        return Optional.ofNullable(values.get(variable));
    }

    /** A value that is a number. */
    public int number(Variable variable) {
        return Integer.parseInt(required(variable));
    }

    /** A value that is a duration. */
    public Duration duration(Variable variable) {
        return Duration.parse(required(variable));
    }

    private String required(Variable variable) {
        return text(variable).orElseThrow(() -> new IllegalArgumentException(variable + " has no value"));
    }

    private static InetAddress firstNonLoopbackAddress() throws UnknownHostException {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(Configuration::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .findFirst()
                    .orElse(Allowed.ipAddress("127.0.0.1"));
        } catch (java.net.SocketException interfacesUnreadable) {
            return Allowed.ipAddress("127.0.0.1");
        }
    }

    private static boolean isUp(NetworkInterface networkInterface) {
        try {
            return networkInterface.isUp();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Passwords are among the values, so none is shown. */
    @Override
    public String toString() {
        return "Configuration[" + values.size() + " values]";
    }
}
