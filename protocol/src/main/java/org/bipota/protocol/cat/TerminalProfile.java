package org.bipota.protocol.cat;

import org.bipota.protocol.Octets;

/**
 * What a terminal claims to be able to do (TS 102 223 clause 5.2). A claim only: bits behind the end count as 0.
 *
 * @param value the data of TERMINAL PROFILE, 1 to 255 octets
 */
public record TerminalProfile(Octets value) {

    /** Checks the length. */
    public TerminalProfile {
        if (value.isEmpty() || value.length() > 255) {
            throw new IllegalArgumentException("terminal profile of " + value.length() + " octets, allowed are 1 to 255");
        }
    }

    /** SMS-PP data download. */
    public boolean smsPpDownload() {
        return bit(1, 2) || bit(1, 5);
    }

    /** SEND SHORT MESSAGE. */
    public boolean sendShortMessage() {
        return bit(4, 2);
    }

    /** PROVIDE LOCAL INFORMATION with the IMEI. */
    public boolean provideLocalInformation() {
        return bit(4, 7);
    }

    /** Event download, data available. */
    public boolean dataAvailable() {
        return bit(6, 3);
    }

    /** Event download, channel status. */
    public boolean channelStatus() {
        return bit(6, 4);
    }

    /** OPEN CHANNEL. */
    public boolean openChannel() {
        return bit(12, 1);
    }

    /** CLOSE CHANNEL. */
    public boolean closeChannel() {
        return bit(12, 2);
    }

    /** RECEIVE DATA. */
    public boolean receiveData() {
        return bit(12, 3);
    }

    /** SEND DATA. */
    public boolean sendData() {
        return bit(12, 4);
    }

    /** GET CHANNEL STATUS. */
    public boolean getChannelStatus() {
        return bit(12, 5);
    }

    /** The packet data bearer. */
    public boolean packetBearer() {
        return bit(13, 2);
    }

    /** The number of channels, 0 to 7. */
    public int channels() {
        return value.length() < 13 ? 0 : value.at(12) >> 5;
    }

    /** TCP as a client. */
    public boolean tcp() {
        return bit(17, 1);
    }

    /** UDP as a client. */
    public boolean udp() {
        return bit(17, 2);
    }

    /** Both counted from 1, as in the standard. */
    private boolean bit(int octet, int bit) {
        return value.length() >= octet && (value.at(octet - 1) >> bit - 1 & 1) != 0;
    }
}
