package org.bipota.smpp.api;

/**
 * The settings of one link as a JavaBean, with their defaults. The names are those of the adapter's configuration
 * properties, which define its first link.
 */
public class LinkDefinition extends LinkTlsDefinition {

    private static final long serialVersionUID = 1L;

    private String linkName = "smsc";
    private String group = "";
    private String host = "127.0.0.1";
    private Integer port = 2775;
    private String systemId = "bipota";
    private String password = "bipota";
    private String systemType = "";
    private String bindType = "transceiver";
    private String source = "10099";
    private Integer sourceTon = 0;
    private Integer sourceNpi = 1;
    private String dataCodings = "";
    private Integer window = 50;
    private Integer rate = 100;
    private Integer enquireLinkMillis = 30000;
    private Integer connectTimeoutMillis = 5000;
    private Integer bindTimeoutMillis = 5000;
    private Integer responseTimeoutMillis = 10000;
    private Integer reconnectInitialMillis = 1000;
    private Integer reconnectMaxMillis = 5000;
    private Integer refusedInitialMillis;
    private Integer refusedMaxMillis;
    private Integer throttlePauseMillis = 200;
    private Integer throttlePauseMaxMillis = 10000;

    /** The link's name in logs and statuses, 1 to 32 characters. */
    public String getLinkName() {
        return linkName;
    }

    /** See {@link #getLinkName}. */
    public void setLinkName(String linkName) {
        this.linkName = linkName;
    }

    /** The links that share their messages, 0 to 32 characters; empty: this link alone, named as the link. */
    public String getGroup() {
        return group;
    }

    /** See {@link #getGroup}. */
    public void setGroup(String group) {
        this.group = group;
    }

    /** The SMSC's host name or address. */
    public String getHost() {
        return host;
    }

    /** See {@link #getHost}. */
    public void setHost(String host) {
        this.host = host;
    }

    /** The SMSC's TCP port, 1 to 65535. */
    public Integer getPort() {
        return port;
    }

    /** See {@link #getPort}. */
    public void setPort(Integer port) {
        this.port = port;
    }

    /** {@code system_id} of the bind, 1 to 15 characters (SMPP 3.4 clause 5.2.1). */
    public String getSystemId() {
        return systemId;
    }

    /** See {@link #getSystemId}. */
    public void setSystemId(String systemId) {
        this.systemId = systemId;
    }

    /** {@code password} of the bind, 0 to 8 characters (clause 5.2.2). */
    public String getPassword() {
        return password;
    }

    /** See {@link #getPassword}. */
    public void setPassword(String password) {
        this.password = password;
    }

    /** {@code system_type} of the bind, 0 to 12 characters (clause 5.2.3). */
    public String getSystemType() {
        return systemType;
    }

    /** See {@link #getSystemType}. */
    public void setSystemType(String systemType) {
        this.systemType = systemType;
    }

    /** {@code transceiver}, or {@code pair} for a transmitter and a receiver. */
    public String getBindType() {
        return bindType;
    }

    /** See {@link #getBindType}. */
    public void setBindType(String bindType) {
        this.bindType = bindType;
    }

    /** The server's own address, 1 to 20 characters. */
    public String getSource() {
        return source;
    }

    /** See {@link #getSource}. */
    public void setSource(String source) {
        this.source = source;
    }

    /** {@code source_addr_ton}, 0 to 6 (clause 5.2.5). */
    public Integer getSourceTon() {
        return sourceTon;
    }

    /** See {@link #getSourceTon}. */
    public void setSourceTon(Integer sourceTon) {
        this.sourceTon = sourceTon;
    }

    /** {@code source_addr_npi}, one of 0, 1, 3, 4, 6, 8, 9, 10, 14, 18 (clause 5.2.6). */
    public Integer getSourceNpi() {
        return sourceNpi;
    }

    /** See {@link #getSourceNpi}. */
    public void setSourceNpi(Integer sourceNpi) {
        this.sourceNpi = sourceNpi;
    }

    /** What the SMSC wants in place of a {@code data_coding}, such as {@code F6=04,F5=04}; hexadecimal. Empty: as it is. */
    public String getDataCodings() {
        return dataCodings;
    }

    /** See {@link #getDataCodings}. */
    public void setDataCodings(String dataCodings) {
        this.dataCodings = dataCodings;
    }

    /** Submits that may be unanswered, 1 to 10000. */
    public Integer getWindow() {
        return window;
    }

    /** See {@link #getWindow}. */
    public void setWindow(Integer window) {
        this.window = window;
    }

    /** Segments per second, 1 to 100000. */
    public Integer getRate() {
        return rate;
    }

    /** See {@link #getRate}. */
    public void setRate(Integer rate) {
        this.rate = rate;
    }

    /** After how much silence {@code enquire_link} is sent, 100 to 3600000. */
    public Integer getEnquireLinkMillis() {
        return enquireLinkMillis;
    }

    /** See {@link #getEnquireLinkMillis}. */
    public void setEnquireLinkMillis(Integer enquireLinkMillis) {
        this.enquireLinkMillis = enquireLinkMillis;
    }

    /** How long the TCP connection may take, 100 to 600000. */
    public Integer getConnectTimeoutMillis() {
        return connectTimeoutMillis;
    }

    /** See {@link #getConnectTimeoutMillis}. */
    public void setConnectTimeoutMillis(Integer connectTimeoutMillis) {
        this.connectTimeoutMillis = connectTimeoutMillis;
    }

    /** How long the answer to the bind may take, 100 to 600000. */
    public Integer getBindTimeoutMillis() {
        return bindTimeoutMillis;
    }

    /** See {@link #getBindTimeoutMillis}. */
    public void setBindTimeoutMillis(Integer bindTimeoutMillis) {
        this.bindTimeoutMillis = bindTimeoutMillis;
    }

    /** How long the answer to any other request may take, 100 to 600000. */
    public Integer getResponseTimeoutMillis() {
        return responseTimeoutMillis;
    }

    /** See {@link #getResponseTimeoutMillis}. */
    public void setResponseTimeoutMillis(Integer responseTimeoutMillis) {
        this.responseTimeoutMillis = responseTimeoutMillis;
    }

    /** The first delay before connecting again, 10 to 3600000. */
    public Integer getReconnectInitialMillis() {
        return reconnectInitialMillis;
    }

    /** See {@link #getReconnectInitialMillis}. */
    public void setReconnectInitialMillis(Integer reconnectInitialMillis) {
        this.reconnectInitialMillis = reconnectInitialMillis;
    }

    /** The longest delay, at least the first one, up to 3600000. */
    public Integer getReconnectMaxMillis() {
        return reconnectMaxMillis;
    }

    /** See {@link #getReconnectMaxMillis}. */
    public void setReconnectMaxMillis(Integer reconnectMaxMillis) {
        this.reconnectMaxMillis = reconnectMaxMillis;
    }

    /** The first delay after a refused bind, 10 to 3600000; null: five times {@code reconnectInitialMillis}. */
    public Integer getRefusedInitialMillis() {
        return refusedInitialMillis;
    }

    /** See {@link #getRefusedInitialMillis}. */
    public void setRefusedInitialMillis(Integer refusedInitialMillis) {
        this.refusedInitialMillis = refusedInitialMillis;
    }

    /** The longest such delay, at least the first one, up to 3600000; null: five times {@code reconnectMaxMillis}. */
    public Integer getRefusedMaxMillis() {
        return refusedMaxMillis;
    }

    /** See {@link #getRefusedMaxMillis}. */
    public void setRefusedMaxMillis(Integer refusedMaxMillis) {
        this.refusedMaxMillis = refusedMaxMillis;
    }

    /** The first pause after the SMSC said throttled or queue full, 1 to 600000. */
    public Integer getThrottlePauseMillis() {
        return throttlePauseMillis;
    }

    /** See {@link #getThrottlePauseMillis}. */
    public void setThrottlePauseMillis(Integer throttlePauseMillis) {
        this.throttlePauseMillis = throttlePauseMillis;
    }

    /** The longest such pause, at least the first one, up to 600000. */
    public Integer getThrottlePauseMaxMillis() {
        return throttlePauseMaxMillis;
    }

    /** See {@link #getThrottlePauseMaxMillis}. */
    public void setThrottlePauseMaxMillis(Integer throttlePauseMaxMillis) {
        this.throttlePauseMaxMillis = throttlePauseMaxMillis;
    }
}
