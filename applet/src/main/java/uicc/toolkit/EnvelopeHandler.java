package uicc.toolkit;

/**
 * The ENVELOPE command that triggered the applet (ETSI TS 102 241).
 */
public interface EnvelopeHandler extends BERTLVViewHandler {

    /** The item identifier. */
    byte getItemIdentifier();

    /** The channel, 1 to 7, of the channel status TLV. */
    byte getChannelIdentifier();

    /** The channel status of a channel, both octets. */
    short getChannelStatus(byte channel);
}
