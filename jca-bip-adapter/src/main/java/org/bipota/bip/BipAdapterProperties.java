package org.bipota.bip;

import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.io.Serializable;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bipota.bip.capture.CaptureBounds;
import org.bipota.protocol.cattp.CatTpSettings;

/** The adapter's properties as a JavaBean, with their defaults, and what is allowed. */
public abstract class BipAdapterProperties implements ResourceAdapter, Serializable {

    private static final long serialVersionUID = 1L;

    private static final int PORTS = 0xFFFF;

    @ConfigProperty(defaultValue = "0.0.0.0", description = "Address to listen at")
    private String bind = "0.0.0.0";
    @ConfigProperty(defaultValue = "9000", description = "UDP port; 0 for any free one")
    private Integer udpPort = 9000;
    @ConfigProperty(defaultValue = "9001", description = "TCP port; 0 for any free one")
    private Integer tcpPort = 9001;
    @ConfigProperty(defaultValue = "9000", description = "CAT_TP port that cards name")
    private Integer catTpPort = 9000;
    @ConfigProperty(defaultValue = "PT2S", description = "First retransmission time-out, ISO 8601")
    private String retransmit = "PT2S";
    @ConfigProperty(defaultValue = "5", description = "How often a PDU is sent before the channel is given up")
    private Integer tries = 5;
    @ConfigProperty(defaultValue = "PT60S", description = "A channel without data for this long is ended, ISO 8601")
    private String idle = "PT60S";
    @ConfigProperty(defaultValue = "1024", description = "Largest CAT_TP PDU")
    private Integer maxPduOctets = 1024;
    @ConfigProperty(defaultValue = "4096", description = "Largest CAT_TP SDU that is taken")
    private Integer maxSduOctets = 4096;
    @ConfigProperty(defaultValue = "10", description = "CAT_TP window in PDUs")
    private Integer windowPdus = 10;
    @ConfigProperty(defaultValue = "50000", description = "How many channels there may be")
    private Integer maxChannels = 50_000;
    @ConfigProperty(defaultValue = "1000", description = "How many channels one IP address may have")
    private Integer maxChannelsPerSource = 1000;
    @ConfigProperty(defaultValue = "100", description = "How many strangers are answered with RST in a second")
    private Integer refusalsPerSecond = 100;
    @ConfigProperty(defaultValue = "8", description = "How many events are delivered at once")
    private Integer workers = 8;

    @ConfigProperty(defaultValue = "0", description = "How many UDP sockets share the port, each with its event loop; 0 for one a processor")
    private Integer sockets = 0;
    @ConfigProperty(defaultValue = "5000", description = "How many channels may wait for the end of their handshake")
    private Integer maxHalfOpen = 5000;
    @ConfigProperty(defaultValue = "1024", description = "How many TCP connections may be without an identification")
    private Integer maxUnidentified = 1024;
    @ConfigProperty(defaultValue = "PT10S", description = "How long a TCP connection may be without an identification, ISO 8601")
    private String identificationTime = "PT10S";
    @ConfigProperty(defaultValue = "200", description = "How many peers that nobody expects the application is asked about in a second")
    private Integer questionsPerSecond = 200;
    @ConfigProperty(defaultValue = "20000", description = "How many identifications refused for good are remembered")
    private Integer maxRefused = 20_000;
    @ConfigProperty(defaultValue = "PT1M", description = "How long identifications refused for good are remembered at least, ISO 8601")
    private String refusedTime = "PT1M";
    @ConfigProperty(defaultValue = "200000", description = "How many expected identifications are remembered")
    private Integer maxExpected = 200_000;
    @ConfigProperty(defaultValue = "PT1M", description = "How long an event that the application could not store is tried again, ISO 8601")
    private String deliveryTime = "PT1M";
    @ConfigProperty(defaultValue = "PT5S", description = "How long transfers may go on when the server stops, ISO 8601")
    private String drain = "PT5S";
    @ConfigProperty(defaultValue = "16", description = "How many captures are kept, and subscribers waited for")
    private Integer maxCaptures = 16;
    @ConfigProperty(defaultValue = "1048576", description = "Octets of frames in one capture")
    private Integer captureOctets = 1_048_576;
    @ConfigProperty(defaultValue = "PT10M", description = "How long a capture runs, and a subscriber is waited for, ISO 8601")
    private String captureTime = "PT10M";

    /**
     * The properties, once all of them are usable.
     *
     * @throws InvalidPropertyException that names every bad one, its value and what is allowed
     */
    final BipSettings settings() throws InvalidPropertyException {
        Problems problems = new Problems(BipResourceAdapter.class);
        Duration shortest = Duration.ofMillis(1);
        InetAddress address = problems.address("bind", bind);
        int udp = problems.number("udpPort", udpPort, 0, PORTS);
        int tcp = problems.number("tcpPort", tcpPort, 0, PORTS);
        int port = problems.number("catTpPort", catTpPort, 1, PORTS);
        Duration first = problems.duration("retransmit", retransmit, shortest, Duration.ofMinutes(1));
        int tryCount = problems.number("tries", tries, 1, 20);
        Duration idleTime = problems.duration("idle", idle, shortest, Duration.ofDays(1));
        int pdu = problems.number("maxPduOctets", maxPduOctets, 64, 65507);
        int sdu = problems.number("maxSduOctets", maxSduOctets, 1, 0xFFFF);
        int window = problems.number("windowPdus", windowPdus, 1, 255);
        int channels = problems.number("maxChannels", maxChannels, 1, 1_000_000);
        int perSource = problems.number("maxChannelsPerSource", maxChannelsPerSource, 1, 1_000_000);
        int refusals = problems.number("refusalsPerSecond", refusalsPerSecond, 0, 1_000_000);
        int workerCount = problems.number("workers", workers, 1, 256);
        int loops = problems.number("sockets", sockets, 0, 64);
        int halfOpen = problems.number("maxHalfOpen", maxHalfOpen, 1, 1_000_000);
        int unidentified = problems.number("maxUnidentified", maxUnidentified, 1, 1_000_000);
        Duration identification = problems.duration("identificationTime", identificationTime, shortest, Duration.ofMinutes(10));
        int questions = problems.number("questionsPerSecond", questionsPerSecond, 1, 1_000_000);
        int refused = problems.number("maxRefused", maxRefused, 2, 10_000_000);
        Duration refusedFor = problems.duration("refusedTime", refusedTime, shortest, Duration.ofDays(1));
        int expected = problems.number("maxExpected", maxExpected, 2, 10_000_000);
        Duration delivery = problems.duration("deliveryTime", deliveryTime, Duration.ZERO, Duration.ofHours(1));
        Duration drainTime = problems.duration("drain", drain, Duration.ZERO, Duration.ofMinutes(10));
        CaptureBounds captureBounds = new CaptureBounds(problems.number("maxCaptures", maxCaptures, 1, 1000),
                problems.number("captureOctets", captureOctets, 1000, 100_000_000),
                problems.duration("captureTime", captureTime, Duration.ofSeconds(1), Duration.ofDays(1)));
        problems.report();
        return new BipSettings(address, udp, tcp, loops == 0 ? Runtime.getRuntime().availableProcessors() : loops, port,
                new CatTpSettings(pdu, sdu, window, first, tryCount, idleTime), channels, perSource, halfOpen, unidentified,
                identification, refusals, questions, refused, refusedFor, expected, workerCount, delivery, drainTime, captureBounds);
    }

    /** All of them, for comparisons. */
    final List<Object> properties() {
        return Arrays.asList(bind, udpPort, tcpPort, catTpPort, retransmit, tries, idle, maxPduOctets, maxSduOctets,
                windowPdus, maxChannels, maxChannelsPerSource, refusalsPerSecond, workers, sockets, maxHalfOpen,
                maxUnidentified, identificationTime, questionsPerSecond, maxRefused, refusedTime, maxExpected, deliveryTime, drain,
                maxCaptures, captureOctets, captureTime);
    }

    /** The address to listen at. */
    public String getBind() {
        return bind;
    }

    /** Sets the address to listen at. */
    public void setBind(String bind) {
        this.bind = bind;
    }

    /** The UDP port, 0 to 65535; 0: any free one. */
    public Integer getUdpPort() {
        return udpPort;
    }

    /** Sets the UDP port. */
    public void setUdpPort(Integer udpPort) {
        this.udpPort = udpPort;
    }

    /** The TCP port, 0 to 65535; 0: any free one. */
    public Integer getTcpPort() {
        return tcpPort;
    }

    /** Sets the TCP port. */
    public void setTcpPort(Integer tcpPort) {
        this.tcpPort = tcpPort;
    }

    /** The CAT_TP port that cards name, 1 to 65535. */
    public Integer getCatTpPort() {
        return catTpPort;
    }

    /** Sets the CAT_TP port that cards name. */
    public void setCatTpPort(Integer catTpPort) {
        this.catTpPort = catTpPort;
    }

    /** The first retransmission time-out, PT0.001S to PT1M. */
    public String getRetransmit() {
        return retransmit;
    }

    /** Sets the first retransmission time-out. */
    public void setRetransmit(String retransmit) {
        this.retransmit = retransmit;
    }

    /** How often a PDU is sent before the channel is given up, 1 to 20. */
    public Integer getTries() {
        return tries;
    }

    /** Sets how often a PDU is sent before the channel is given up. */
    public void setTries(Integer tries) {
        this.tries = tries;
    }

    /** After how long without data a channel is ended, PT0.001S to PT24H. */
    public String getIdle() {
        return idle;
    }

    /** Sets after how long without data a channel is ended. */
    public void setIdle(String idle) {
        this.idle = idle;
    }

    /** The largest CAT_TP PDU, 64 to 65507 octets. */
    public Integer getMaxPduOctets() {
        return maxPduOctets;
    }

    /** Sets the largest CAT_TP PDU. */
    public void setMaxPduOctets(Integer maxPduOctets) {
        this.maxPduOctets = maxPduOctets;
    }

    /** The largest CAT_TP SDU that is taken, 1 to 65535 octets. */
    public Integer getMaxSduOctets() {
        return maxSduOctets;
    }

    /** Sets the largest CAT_TP SDU that is taken. */
    public void setMaxSduOctets(Integer maxSduOctets) {
        this.maxSduOctets = maxSduOctets;
    }

    /** The CAT_TP window, 1 to 255 PDUs. */
    public Integer getWindowPdus() {
        return windowPdus;
    }

    /** Sets the CAT_TP window. */
    public void setWindowPdus(Integer windowPdus) {
        this.windowPdus = windowPdus;
    }

    /** How many channels there may be, 1 to 1000000. */
    public Integer getMaxChannels() {
        return maxChannels;
    }

    /** Sets how many channels there may be. */
    public void setMaxChannels(Integer maxChannels) {
        this.maxChannels = maxChannels;
    }

    /** How many channels one IP address may have, 1 to 1000000. */
    public Integer getMaxChannelsPerSource() {
        return maxChannelsPerSource;
    }

    /** Sets how many channels one IP address may have. */
    public void setMaxChannelsPerSource(Integer maxChannelsPerSource) {
        this.maxChannelsPerSource = maxChannelsPerSource;
    }

    /** How many strangers are answered with RST in a second, 0 to 1000000. */
    public Integer getRefusalsPerSecond() {
        return refusalsPerSecond;
    }

    /** Sets how many strangers are answered with RST in a second. */
    public void setRefusalsPerSecond(Integer refusalsPerSecond) {
        this.refusalsPerSecond = refusalsPerSecond;
    }

    /** How many events are delivered at once, 1 to 256. */
    public Integer getWorkers() {
        return workers;
    }

    /** Sets how many events are delivered at once. */
    public void setWorkers(Integer workers) {
        this.workers = workers;
    }

    /** How many UDP sockets share the port, each with its event loop, 0 to 64; 0: one for each processor. */
    public Integer getSockets() {
        return sockets;
    }

    /** Sets how many UDP sockets share the port. */
    public void setSockets(Integer sockets) {
        this.sockets = sockets;
    }

    /** How many channels may wait for the end of their handshake, 1 to 1000000. */
    public Integer getMaxHalfOpen() {
        return maxHalfOpen;
    }

    /** Sets how many channels may wait for the end of their handshake. */
    public void setMaxHalfOpen(Integer maxHalfOpen) {
        this.maxHalfOpen = maxHalfOpen;
    }

    /** How many TCP connections may be without an identification, 1 to 1000000. */
    public Integer getMaxUnidentified() {
        return maxUnidentified;
    }

    /** Sets how many TCP connections may be without an identification. */
    public void setMaxUnidentified(Integer maxUnidentified) {
        this.maxUnidentified = maxUnidentified;
    }

    /** How long a TCP connection may be without an identification, PT0.001S to PT10M. */
    public String getIdentificationTime() {
        return identificationTime;
    }

    /** Sets how long a TCP connection may be without an identification. */
    public void setIdentificationTime(String identificationTime) {
        this.identificationTime = identificationTime;
    }

    /** How many peers that nobody expects the application is asked about in a second, 1 to 1000000. */
    public Integer getQuestionsPerSecond() {
        return questionsPerSecond;
    }

    /** Sets how many peers that nobody expects the application is asked about in a second. */
    public void setQuestionsPerSecond(Integer questionsPerSecond) {
        this.questionsPerSecond = questionsPerSecond;
    }

    /** How many identifications refused for good are remembered, 2 to 10000000. */
    public Integer getMaxRefused() {
        return maxRefused;
    }

    /** Sets how many identifications refused for good are remembered. */
    public void setMaxRefused(Integer maxRefused) {
        this.maxRefused = maxRefused;
    }

    /** How long identifications refused for good are remembered at least, PT0.001S to PT24H. */
    public String getRefusedTime() {
        return refusedTime;
    }

    /** Sets how long identifications refused for good are remembered at least. */
    public void setRefusedTime(String refusedTime) {
        this.refusedTime = refusedTime;
    }

    /** How many expected identifications are remembered, 2 to 10000000. */
    public Integer getMaxExpected() {
        return maxExpected;
    }

    /** Sets how many expected identifications are remembered. */
    public void setMaxExpected(Integer maxExpected) {
        this.maxExpected = maxExpected;
    }

    /** How long an event that the application could not store is tried again, PT0S to PT1H; PT0S: three times at once. */
    public String getDeliveryTime() {
        return deliveryTime;
    }

    /** Sets how long an event that the application could not store is tried again. */
    public void setDeliveryTime(String deliveryTime) {
        this.deliveryTime = deliveryTime;
    }

    /** How long transfers may go on when the server stops, PT0S to PT10M. */
    public String getDrain() {
        return drain;
    }

    /** Sets how long transfers may go on when the server stops. */
    public void setDrain(String drain) {
        this.drain = drain;
    }

    /** How many captures are kept, and subscribers waited for, 1 to 1000. */
    public Integer getMaxCaptures() {
        return maxCaptures;
    }

    /** Sets how many captures are kept. */
    public void setMaxCaptures(Integer maxCaptures) {
        this.maxCaptures = maxCaptures;
    }

    /** Octets of frames in one capture, 1000 to 100000000. */
    public Integer getCaptureOctets() {
        return captureOctets;
    }

    /** Sets the octets of frames in one capture. */
    public void setCaptureOctets(Integer captureOctets) {
        this.captureOctets = captureOctets;
    }

    /** How long a capture runs, and a subscriber is waited for, PT1S to PT24H. */
    public String getCaptureTime() {
        return captureTime;
    }

    /** Sets how long a capture runs. */
    public void setCaptureTime(String captureTime) {
        this.captureTime = captureTime;
    }
}
