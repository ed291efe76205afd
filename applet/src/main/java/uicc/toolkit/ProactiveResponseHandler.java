package uicc.toolkit;

/**
 * The TERMINAL RESPONSE to the last proactive command (ETSI TS 102 241).
 */
public interface ProactiveResponseHandler extends ViewHandler {

    /** The first octet of the result TLV. */
    byte getGeneralResult();

    /** The number of octets behind the general result. */
    short getAdditionalInformationLength();

    /** Copies what is behind the general result; returns offset plus length. */
    short copyAdditionalInformation(byte[] target, short offset, short length);

    /** The item identifier. */
    byte getItemIdentifier();

    /** The length of the text string without its coding scheme. */
    short getTextStringLength();

    /** The coding scheme of the text string. */
    byte getTextStringCodingScheme();

    /** Copies the text string; returns offset plus length. */
    short copyTextString(byte[] target, short offset);

    /** The channel, 1 to 7, of the channel status TLV. */
    byte getChannelIdentifier();

    /** The channel status of a channel, both octets. */
    short getChannelStatus(byte channel);

    /** Copies channel data; returns offset plus length. */
    short copyChannelData(byte[] target, short offset, short length);
}
