package uicc.toolkit;

/**
 * A list of TLVs inside one BER-TLV (ETSI TS 102 241).
 */
public interface BERTLVViewHandler extends ViewHandler {

    /** The tag of the BER-TLV. */
    byte getTag();

    /** The length of the BER-TLV with tag and length octets. */
    short getSize();
}
