package uicc.access;

/** Files, modes and tags, named as in ETSI TS 102 241. Constants are compiled in and have no export token. */
public interface UICCConstants {

    // File identifiers (ETSI TS 102 221 and 3GPP TS 31.102).
    short FID_EF_DIR = 0x2F00;
    short FID_EF_ICCID = 0x2FE2;
    short FID_EF_ARR = 0x2F06;
    short FID_EF_PL = 0x2F05;
    short FID_DF_TELECOM = 0x7F10;
    short FID_DF_GRAPHICS = 0x5F50;
    short FID_EF_ADN = 0x6F3A;
    short FID_EF_FDN = 0x6F3B;
    short FID_EF_SMS = 0x6F3C;
    short FID_EF_CCP = 0x6F3D;
    short FID_EF_MSISDN = 0x6F40;
    short FID_EF_SMSP = 0x6F42;
    short FID_EF_SMSS = 0x6F43;
    short FID_EF_LND = 0x6F44;
    short FID_EF_SDN = 0x6F49;
    short FID_EF_EXT1 = 0x6F4A;
    short FID_EF_EXT2 = 0x6F4B;
    short FID_EF_EXT3 = 0x6F4C;
    short FID_EF_BDN = 0x6F4D;
    short FID_EF_EXT4 = 0x6F4E;
    short FID_EF_SMSR = 0x6F47;
    short FID_EF_IMG = 0x4F20;

    // Modes of searchRecord.
    byte SIMPLE_SEARCH_START_FORWARD = 0x04;
    byte SIMPLE_SEARCH_START_BACKWARD = 0x05;
    byte ENHANCED_SEARCH = 0x06;
    short SEARCH_INDICATION_START_FORWARD_FROM_NEXT_GR = 0x0400;
    short SEARCH_INDICATION_START_BACKWARD_FROM_PREVIOUS_GR = 0x0500;
    short SEARCH_INDICATION_START_FORWARD_FROM_NEXT = 0x0600;
    short SEARCH_INDICATION_START_BACKWARD_FROM_PREVIOUS = 0x0700;

    // Modes of readRecord and updateRecord.
    byte REC_ACC_MODE_CURRENT = 0x04;
    byte REC_ACC_MODE_ABSOLUTE = 0x04;
    byte REC_ACC_MODE_NEXT = 0x02;
    byte REC_ACC_MODE_PREVIOUS = 0x03;

    // Tags of the file control parameters (ETSI TS 102 221 clause 11.1.1.4).
    byte TAG_FCP_FILE_DESCRIPTOR = (byte) 0x82;
    byte TAG_FCP_FILE_IDENTIFIER = (byte) 0x83;
    byte TAG_FCP_FILE_AID = (byte) 0x84;
    byte TAG_FCP_FILE_PROPRIETARY_INFO = (byte) 0xA5;
    byte TAG_FCP_LCS_INTEGER = (byte) 0x8A;
    byte TAG_FCP_PIN_STATUS_TEMPLATE_DO = (byte) 0xC6;
    byte TAG_FCP_FILE_SIZE = (byte) 0x80;
    byte TAG_FCP_TOTAL_FILE_SIZE = (byte) 0x81;
    byte TAG_FCP_SHORT_FILE_IDENTIFIER = (byte) 0x88;
    byte TAG_FCP_SECURITY_ATTRIBUTE_CF = (byte) 0x8C;
    byte TAG_FCP_SECURITY_ATTRIBUTE_EF = (byte) 0xAB;
    byte TAG_FCP_SECURITY_ATTRIBUTE_REF_EF = (byte) 0xAB;
}
