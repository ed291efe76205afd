package org.bipota.smpp.link;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a link is secured by TLS.
 *
 * @param trustStore the file of the certificates that sign the SMSC's; empty: those of the Java runtime
 * @param trustStorePassword its password
 * @param keyStore the file of our own certificate and its private key; empty: none is shown
 * @param keyStorePassword its password and that of the private key
 * @param hostNameCheck whether the SMSC's certificate must be for its host name or address
 * @param protocols the versions of TLS that may be used
 */
public record TlsSettings(
        String trustStore,
        String trustStorePassword,
        String keyStore,
        String keyStorePassword,
        boolean hostNameCheck,
        List<String> protocols) {

    /** Copies the list. */
    public TlsSettings {
        protocols = List.copyOf(protocols);
    }

    /** Tries to read the trust store. */
    public void checkTrustStore() throws IOException, GeneralSecurityException {
        KeyStore store = trustStore.isEmpty() ? null : load(trustStore, trustStorePassword);
        if (store != null && !hasEntry(store, false)) {
            throw new KeyStoreException("it holds no trusted certificate");
        }
    }

    /** Tries to read our own certificate and its private key. */
    public void checkKeyStore() throws IOException, GeneralSecurityException {
        KeyStore store = keyStore.isEmpty() ? null : load(keyStore, keyStorePassword);
        if (store != null && !hasEntry(store, true)) {
            throw new KeyStoreException("it holds no private key");
        }
        keyManagers();
    }

    /** Checks that the Java runtime knows the versions. */
    public void checkProtocols() throws NoSuchAlgorithmException {
        List<String> known = List.of(SSLContext.getDefault().getSupportedSSLParameters().getProtocols());
        if (protocols.isEmpty() || !known.containsAll(protocols)) {
            throw new NoSuchAlgorithmException("allowed are " + known);
        }
    }

    /** A context of the files as they are now. */
    SSLContext context() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(), trustManagers(), null);
        return context;
    }

    private KeyManager[] keyManagers() throws IOException, GeneralSecurityException {
        if (keyStore.isEmpty()) {
            return new KeyManager[0];
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(keyStore, keyStorePassword), keyStorePassword.toCharArray());
        return factory.getKeyManagers();
    }

    private TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trustStore.isEmpty() ? null : load(trustStore, trustStorePassword));
        return factory.getTrustManagers();
    }

    /** PKCS #12 or JKS, as the file itself says. */
    private static KeyStore load(String file, String password) throws IOException, GeneralSecurityException {
        File path = new File(file);
        if (!path.isFile()) {
            throw new IOException("no such file: " + file);
        }
        return KeyStore.getInstance(path, password.toCharArray());
    }

    private static boolean hasEntry(KeyStore store, boolean key) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (key ? store.isKeyEntry(alias) : store.isCertificateEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "TlsSettings[trustStore=" + trustStore + ", keyStore=" + keyStore + ", hostNameCheck=" + hostNameCheck
                + ", protocols=" + protocols + ']';
    }
}
