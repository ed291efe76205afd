package uicc.toolkit;

/** Events, tags, commands, devices and results (ETSI TS 102 241); constants are compiled in, so those not used here are left out. */
public interface ToolkitConstants {

    /** Named as in ETSI TS 102 241. */
    short EVENT_PROFILE_DOWNLOAD = 1;

    /** Named as in ETSI TS 102 241. */
    short EVENT_TIMER_EXPIRATION = 11;

    /** Named as in ETSI TS 102 241. */
    short EVENT_STATUS_COMMAND = 19;

    /** Named as in ETSI TS 102 241. */
    short EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE = 22;

    /** Named as in ETSI TS 102 241. */
    short EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS = 23;

    /** Named as in ETSI TS 102 241. */
    byte BTAG_PROACTIVE_UICC_COMMAND = (byte) 0xD0;

    /** Named as in ETSI TS 102 241. */
    byte BTAG_EVENT_DOWNLOAD = (byte) 0xD6;

    /** Named as in ETSI TS 102 241. */
    byte BTAG_TIMER_EXPIRATION = (byte) 0xD7;

    /** Named as in ETSI TS 102 241. */
    byte TAG_COMMAND_DETAILS = 0x01;

    /** Named as in ETSI TS 102 241. */
    byte TAG_DEVICE_IDENTITIES = 0x02;

    /** Named as in ETSI TS 102 241. */
    byte TAG_RESULT = 0x03;

    /** Named as in ETSI TS 102 241. */
    byte TAG_ALPHA_IDENTIFIER = 0x05;

    /** Named as in ETSI TS 102 241. */
    byte TAG_ADDRESS = 0x06;

    /** Named as in ETSI TS 102 241. */
    byte TAG_TEXT_STRING = 0x0D;

    /** Named as in ETSI TS 102 241. */
    byte TAG_ITEM_IDENTIFIER = 0x10;

    /** Named as in ETSI TS 102 241. */
    byte TAG_IMEI = 0x14;

    /** Named as in ETSI TS 102 241. */
    byte TAG_EVENT_LIST = 0x19;

    /** Named as in ETSI TS 102 241. */
    byte TAG_TIMER_IDENTIFIER = 0x24;

    /** Named as in ETSI TS 102 241. */
    byte TAG_TIMER_VALUE = 0x25;

    /** Named as in ETSI TS 102 241. */
    byte TAG_BEARER_DESCRIPTION = 0x35;

    /** Named as in ETSI TS 102 241. */
    byte TAG_CHANNEL_DATA = 0x36;

    /** Named as in ETSI TS 102 241. */
    byte TAG_CHANNEL_DATA_LENGTH = 0x37;

    /** Named as in ETSI TS 102 241. */
    byte TAG_CHANNEL_DATA_STATUS = 0x38;

    /** Named as in ETSI TS 102 241. */
    byte TAG_BUFFER_SIZE = 0x39;

    /** Named as in ETSI TS 102 241. */
    byte TAG_UICC_TERMINAL_TRANSPORT_LEVEL = 0x3C;

    /** Named as in ETSI TS 102 241. */
    byte TAG_OTHER_DATA_DESTINATION_ADDRESS = 0x3E;

    /** Named as in ETSI TS 102 241. */
    byte TAG_NETWORK_ACCESS_NAME = 0x47;

    /** Named as in ETSI TS 102 241. */
    byte TAG_SET_CR = (byte) 0x80;

    /** Named as in ETSI TS 102 241. */
    byte TAG_SET_NO_CR = 0x7F;

    /** Named as in ETSI TS 102 241. */
    byte TLV_NOT_FOUND = 0;

    /** Named as in ETSI TS 102 241. */
    byte TLV_FOUND_CR_SET = 1;

    /** Named as in ETSI TS 102 241. */
    byte TLV_FOUND_CR_NOT_SET = 2;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_MORE_TIME = 0x02;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_DISPLAY_TEXT = 0x21;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_GET_INKEY = 0x22;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_GET_INPUT = 0x23;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_PROVIDE_LOCAL_INFORMATION = 0x26;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_TIMER_MANAGEMENT = 0x27;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_OPEN_CHANNEL = 0x40;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_CLOSE_CHANNEL = 0x41;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_RECEIVE_DATA = 0x42;

    /** Named as in ETSI TS 102 241. */
    byte PRO_CMD_SEND_DATA = 0x43;

    /** Named as in ETSI TS 102 241. */
    byte DEV_ID_DISPLAY = 0x02;

    /** Named as in ETSI TS 102 241. */
    byte DEV_ID_CHANNEL_BASE = 0x20;

    /** Named as in ETSI TS 102 241. */
    byte DEV_ID_UICC = (byte) 0x81;

    /** Named as in ETSI TS 102 241. */
    byte DEV_ID_TERMINAL = (byte) 0x82;

    /** Named as in ETSI TS 102 241. */
    byte DEV_ID_NETWORK = (byte) 0x83;

    /** Named as in ETSI TS 102 241. */
    byte RES_TEMP_PB_TERMINAL_UNABLE_PROC = 0x20;

    /** Named as in ETSI TS 102 241. */
    byte RES_ERROR_BEARER_INDEPENDENT_PROTOCOL_ERROR = 0x3A;
}
