package org.bipota.smpp.api;

import java.io.Serializable;

/** How a link is secured, as a JavaBean. The files are read at each connection, so that renewed certificates count at once. */
public abstract class LinkTlsDefinition implements Serializable {

    private static final long serialVersionUID = 1L;

    private Boolean tls = false;
    private String tlsTrustStore = "";
    private String tlsTrustStorePassword = "";
    private String tlsKeyStore = "";
    private String tlsKeyStorePassword = "";
    private Boolean tlsHostNameCheck = true;
    private String tlsProtocols = "TLSv1.3,TLSv1.2";

    /** Whether the link is secured by TLS. */
    public Boolean getTls() {
        return tls;
    }

    /** See {@link #getTls}. */
    public void setTls(Boolean tls) {
        this.tls = tls;
    }

    /** The file of the certificates that sign the SMSC's, PKCS #12 or JKS; empty or {@code none}: those of the Java runtime. */
    public String getTlsTrustStore() {
        return tlsTrustStore;
    }

    /** See {@link #getTlsTrustStore}. */
    public void setTlsTrustStore(String tlsTrustStore) {
        this.tlsTrustStore = tlsTrustStore;
    }

    /** The password of that file. */
    public String getTlsTrustStorePassword() {
        return tlsTrustStorePassword;
    }

    /** See {@link #getTlsTrustStorePassword}. */
    public void setTlsTrustStorePassword(String tlsTrustStorePassword) {
        this.tlsTrustStorePassword = tlsTrustStorePassword;
    }

    /** The file of our own certificate and its private key, PKCS #12 or JKS; empty or {@code none}: none is shown. */
    public String getTlsKeyStore() {
        return tlsKeyStore;
    }

    /** See {@link #getTlsKeyStore}. */
    public void setTlsKeyStore(String tlsKeyStore) {
        this.tlsKeyStore = tlsKeyStore;
    }

    /** The password of that file and of the private key. */
    public String getTlsKeyStorePassword() {
        return tlsKeyStorePassword;
    }

    /** See {@link #getTlsKeyStorePassword}. */
    public void setTlsKeyStorePassword(String tlsKeyStorePassword) {
        this.tlsKeyStorePassword = tlsKeyStorePassword;
    }

    /** Whether the SMSC's certificate must be for its host name or address (RFC 2818 clause 3.1). */
    public Boolean getTlsHostNameCheck() {
        return tlsHostNameCheck;
    }

    /** See {@link #getTlsHostNameCheck}. */
    public void setTlsHostNameCheck(Boolean tlsHostNameCheck) {
        this.tlsHostNameCheck = tlsHostNameCheck;
    }

    /** The versions of TLS that may be used, separated by commas. */
    public String getTlsProtocols() {
        return tlsProtocols;
    }

    /** See {@link #getTlsProtocols}. */
    public void setTlsProtocols(String tlsProtocols) {
        this.tlsProtocols = tlsProtocols;
    }
}
