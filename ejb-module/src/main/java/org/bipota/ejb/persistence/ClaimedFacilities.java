package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What a terminal claims in its TERMINAL PROFILE (TS 102 223 clause 5.2); a claim proves nothing. */
@Embeddable
public class ClaimedFacilities {

    @Column(name = "claims_open_channel")
    private Boolean openChannel;
    @Column(name = "claims_send_data")
    private Boolean sendData;
    @Column(name = "claims_receive_data")
    private Boolean receiveData;
    @Column(name = "claims_close_channel")
    private Boolean closeChannel;
    @Column(name = "claims_udp")
    private Boolean udp;
    @Column(name = "claims_tcp")
    private Boolean tcp;

    /** For JPA. */
    protected ClaimedFacilities() {
    }

    /** The six facilities a BIP channel needs. */
    public ClaimedFacilities(
            boolean openChannel, boolean sendData, boolean receiveData, boolean closeChannel, boolean udp, boolean tcp) {
        this.openChannel = openChannel;
        this.sendData = sendData;
        this.receiveData = receiveData;
        this.closeChannel = closeChannel;
        this.udp = udp;
        this.tcp = tcp;
    }

    /** OPEN CHANNEL. */
    public boolean openChannel() {
        return Boolean.TRUE.equals(openChannel);
    }

    /** SEND DATA. */
    public boolean sendData() {
        return Boolean.TRUE.equals(sendData);
    }

    /** RECEIVE DATA. */
    public boolean receiveData() {
        return Boolean.TRUE.equals(receiveData);
    }

    /** CLOSE CHANNEL. */
    public boolean closeChannel() {
        return Boolean.TRUE.equals(closeChannel);
    }

    /** UDP, client to a remote server. */
    public boolean udp() {
        return Boolean.TRUE.equals(udp);
    }

    /** TCP, client to a remote server. */
    public boolean tcp() {
        return Boolean.TRUE.equals(tcp);
    }
}
