package org.bipota.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The settings of a link, for the OpenAPI document; what they mean and what is allowed is said by {@code LinkDefinition}. */
@Schema(name = "LinkSettings", description = "The settings of a link; what is not given has the default")
interface LinkSettingsShape {

    @Schema(required = true, description = "1 to 32 letters, digits, '.', '_' and '-'; a link keeps its name")
    String getName();

    @Schema(required = true, description = "Host name or address of the SMSC")
    String getHost();

    @Schema(minimum = "1", maximum = "65535", defaultValue = "2775")
    Integer getPort();

    @Schema(required = true, description = "system_id of the bind, 1 to 15 characters")
    String getSystemId();

    @Schema(required = true, writeOnly = true, description = "0 to 8 characters; never shown; kept when a change does not give it")
    String getPassword();

    @Schema(description = "system_type of the bind, 0 to 12 characters")
    String getSystemType();

    @Schema(enumeration = {"transceiver", "pair"}, defaultValue = "transceiver")
    String getBindType();

    @Schema(description = "The links that share their messages; empty: this link alone")
    String getGroup();

    @Schema(description = "The server's own address; by default BIP_OTA_SMPP_SOURCE")
    String getSource();

    @Schema(minimum = "0", maximum = "6", defaultValue = "0")
    Integer getSourceTon();

    @Schema(defaultValue = "1")
    Integer getSourceNpi();

    @Schema(description = "Values of data_coding that this SMSC wants instead of ours: F6=04, separated by commas")
    String getDataCodings();

    @Schema(minimum = "1", maximum = "10000", defaultValue = "50", description = "submit_sm that may be in flight")
    Integer getWindow();

    @Schema(minimum = "1", maximum = "100000", defaultValue = "100", description = "Segments per second")
    Integer getRate();

    @Schema(minimum = "100", maximum = "3600000", defaultValue = "30000")
    Integer getEnquireLinkMillis();

    @Schema(minimum = "100", maximum = "600000", defaultValue = "5000")
    Integer getConnectTimeoutMillis();

    @Schema(minimum = "100", maximum = "600000", defaultValue = "5000")
    Integer getBindTimeoutMillis();

    @Schema(minimum = "100", maximum = "600000", defaultValue = "10000")
    Integer getResponseTimeoutMillis();

    @Schema(minimum = "10", maximum = "3600000", defaultValue = "1000")
    Integer getReconnectInitialMillis();

    @Schema(minimum = "10", maximum = "3600000", defaultValue = "5000")
    Integer getReconnectMaxMillis();

    @Schema(minimum = "10", maximum = "3600000", description = "After a refused bind; by default five times reconnectInitialMillis")
    Integer getRefusedInitialMillis();

    @Schema(minimum = "10", maximum = "3600000", description = "By default five times reconnectMaxMillis")
    Integer getRefusedMaxMillis();

    @Schema(minimum = "1", maximum = "600000", defaultValue = "200")
    Integer getThrottlePauseMillis();

    @Schema(minimum = "1", maximum = "600000", defaultValue = "10000")
    Integer getThrottlePauseMaxMillis();

    @Schema(defaultValue = "false")
    Boolean getTls();

    @Schema(description = "PKCS #12 or JKS file of the certificates that sign the SMSC's; empty: those of the Java runtime")
    String getTlsTrustStore();

    @Schema(writeOnly = true, description = "Never shown; kept when a change does not give it")
    String getTlsTrustStorePassword();

    @Schema(description = "PKCS #12 or JKS file of our certificate and its private key; empty: none is shown")
    String getTlsKeyStore();

    @Schema(writeOnly = true, description = "Never shown; kept when a change does not give it")
    String getTlsKeyStorePassword();

    @Schema(defaultValue = "true")
    Boolean getTlsHostNameCheck();

    @Schema(defaultValue = "TLSv1.3,TLSv1.2")
    String getTlsProtocols();
}
