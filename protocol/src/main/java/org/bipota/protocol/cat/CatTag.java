package org.bipota.protocol.cat;

/** COMPREHENSION-TLV tags without the comprehension required bit (TS 102 223 clause 9.3). */
public final class CatTag {

    /** Command details. */
    public static final int COMMAND_DETAILS = 0x01;
    /** Device identities. */
    public static final int DEVICE_IDENTITIES = 0x02;
    /** Result. */
    public static final int RESULT = 0x03;
    /** Alpha identifier. */
    public static final int ALPHA_IDENTIFIER = 0x05;
    /** Address, of a service centre. */
    public static final int ADDRESS = 0x06;
    /** SMS TPDU. */
    public static final int SMS_TPDU = 0x0B;
    /** Text string. */
    public static final int TEXT_STRING = 0x0D;
    /** IMEI. */
    public static final int IMEI = 0x14;
    /** Event list. */
    public static final int EVENT_LIST = 0x19;
    /** Icon identifier. */
    public static final int ICON_IDENTIFIER = 0x1E;
    /** Bearer description. */
    public static final int BEARER_DESCRIPTION = 0x35;
    /** Channel data. */
    public static final int CHANNEL_DATA = 0x36;
    /** Channel data length. */
    public static final int CHANNEL_DATA_LENGTH = 0x37;
    /** Channel status. */
    public static final int CHANNEL_STATUS = 0x38;
    /** Buffer size. */
    public static final int BUFFER_SIZE = 0x39;
    /** UICC/terminal interface transport level. */
    public static final int TRANSPORT_LEVEL = 0x3C;
    /** Other address. */
    public static final int OTHER_ADDRESS = 0x3E;
    /** Network access name. */
    public static final int NETWORK_ACCESS_NAME = 0x47;
    /** Text attribute. */
    public static final int TEXT_ATTRIBUTE = 0x50;
    /** IMEISV. */
    public static final int IMEISV = 0x62;

    private CatTag() {
    }
}
