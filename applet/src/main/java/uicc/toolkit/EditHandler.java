package uicc.toolkit;

/**
 * A list of TLVs that can be written (ETSI TS 102 241).
 */
public interface EditHandler extends ViewHandler {

    /** Empties the list. */
    void clear();

    /** Appends octets as they are. */
    void appendArray(byte[] source, short offset, short length);

    /** Appends a TLV, its value: a part of an array. */
    void appendTLV(byte tag, byte[] value, short offset, short length);

    /** Appends a TLV, its value: one octet. */
    void appendTLV(byte tag, byte value);

    /** Appends a TLV, its value: two octets. */
    void appendTLV(byte tag, short value);

    /** Appends a TLV, its value: two octets. */
    void appendTLV(byte tag, byte value1, byte value2);

    /** Appends a TLV, its value: one octet and two octets. */
    void appendTLV(byte tag, byte value1, short value2);

    /** Appends a TLV, its value: four octets. */
    void appendTLV(byte tag, short value1, short value2);

    /** Appends a TLV, its value: one octet and a part of an array. */
    void appendTLV(byte tag, byte value1, byte[] value2, short offset, short length);

    /** Appends a TLV, its value: parts of two arrays. */
    void appendTLV(byte tag, byte[] value1, short offset1, short length1, byte[] value2, short offset2, short length2);
}
