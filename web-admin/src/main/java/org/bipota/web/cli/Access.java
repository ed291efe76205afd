package org.bipota.web.cli;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Where the server is and who calls. Each of {@code BIP_OTA_URL}, {@code BIP_OTA_USER} and {@code BIP_OTA_PASSWORD} comes
 * from the environment, else from the file, which has the same names: the one named by {@code BIP_OTA_CONFIG}, or
 * {@code .bip-ota} in the home folder where that is there. Nobody but its owner may be able to read the file.
 *
 * @param url the server's root
 * @param user an account
 * @param password its password
 */
record Access(URI url, String user, String password) {

    private static final String DEFAULT_URL = "http://127.0.0.1:8080";
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    /**
     * Reads it.
     *
     * @throws CommandException when something is missing or cannot be used
     */
    static Access of(Map<String, String> environment, Path home) {
        Properties file = file(environment.get("BIP_OTA_CONFIG"), home);
        String url = value("BIP_OTA_URL", environment, file, DEFAULT_URL);
        return new Access(uri(url), value("BIP_OTA_USER", environment, file, null),
                value("BIP_OTA_PASSWORD", environment, file, null));
    }

    private static String value(String name, Map<String, String> environment, Properties file, String otherwise) {
        String given = environment.get(name);
        String value = given != null && !given.isBlank() ? given : file.getProperty(name, otherwise);
        if (value == null) {
            throw CommandException.usage(name + " is not set; set it, or write it into a file that BIP_OTA_CONFIG names");
        }
        return value;
    }

    private static URI uri(String url) {
        try {
            URI uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException noUri) {
            // Said below.
        }
        throw CommandException.usage("BIP_OTA_URL=" + url + ": expected is http://host:port or https://host");
    }

    private static Properties file(String named, Path home) {
        boolean isNamed = named != null && !named.isBlank();
        Path path = isNamed ? Path.of(named) : home.resolve(".bip-ota");
        Properties properties = new Properties();
        if (!isNamed && !Files.exists(path)) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            requirePrivate(path);
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw CommandException.usage(path + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static void requirePrivate(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
            permissions.addAll(Files.getPosixFilePermissions(path));
            permissions.retainAll(OTHERS);
            if (!permissions.isEmpty()) {
                throw CommandException.usage(path + " holds a password and others may read or write it: chmod 600 " + path);
            }
        }
    }

    /** The password is not shown. */
    @Override
    public String toString() {
        return "Access[url=" + url + ", user=" + user + ']';
    }
}
