package uicc.toolkit;

/**
 * A writable list of TLVs inside one BER-TLV (ETSI TS 102 241).
 */
public interface BERTLVEditHandler extends EditHandler, BERTLVViewHandler {

    /** Sets the tag of the BER-TLV. */
    void setTag(byte tag);
}
