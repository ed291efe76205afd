package org.bipota.smpp.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys and certificates made for one test run by the Java runtime's {@code keytool}: an authority with a server for
 * {@code localhost} and 127.0.0.1, a server for another host and a client, and a second authority with a client.
 */
public final class TestCertificates {

    /** Of every store. */
    public static final String PASSWORD = "changeit";

    private final Path folder;
    private final KeyStore all;

    /** Takes a few seconds. */
    public TestCertificates(Path folder) throws Exception {
        this.folder = folder;
        Path store = folder.resolve("all.p12");
        generate(store, "authority", null, "bc:c");
        generate(store, "localhost", "authority", "san=dns:localhost,ip:127.0.0.1");
        generate(store, "otherhost", "authority", "san=dns:smsc.example");
        generate(store, "client", "authority", "eku=clientAuth");
        generate(store, "stranger-authority", null, "bc:c");
        generate(store, "stranger", "stranger-authority", "eku=clientAuth");
        all = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static void generate(Path store, String alias, String signer, String extension) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", alias, "-dname", "CN=" + alias, "-keyalg", "EC", "-groupname", "secp256r1",
                "-validity", "2", "-ext", extension, "-keystore", store.toString(), "-storetype", "PKCS12",
                "-storepass", PASSWORD));
        if (signer != null) {
            command.addAll(List.of("-signer", signer));
        }
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool: " + said);
        }
    }

    /** The file of a trust store with the certificate of an authority. */
    public String trustStore(String authority) throws GeneralSecurityException, IOException {
        return write("trust-" + authority, trusting(authority));
    }

    /** The file of a key store with a key and its certificates. */
    public String keyStore(String alias) throws GeneralSecurityException, IOException {
        return write("key-" + alias, holding(alias));
    }

    /** A server that shows the certificate of {@code alias}. */
    public SSLServerSocket server(String alias, boolean needClient, String... protocols) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(holding(alias), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusting("authority"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        ServerSocket socket = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        SSLServerSocket server = (SSLServerSocket) socket;
        server.setNeedClientAuth(needClient);
        if (protocols.length > 0) {
            server.setEnabledProtocols(protocols);
        }
        return server;
    }

    private KeyStore trusting(String authority) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setCertificateEntry(authority, all.getCertificate(authority));
        return store;
    }

    private KeyStore holding(String alias) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry(alias, all.getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all.getCertificateChain(alias));
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private String write(String name, KeyStore store) throws GeneralSecurityException, IOException {
        Path file = folder.resolve(name + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file.toString();
    }
}
