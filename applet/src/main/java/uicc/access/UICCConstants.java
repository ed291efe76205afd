package uicc.access;

/** Names of files (ETSI TS 102 241); constants are compiled in, so those not used here are left out. */
public interface UICCConstants {

    /** EF_ICCID, 10 octets, in the master file. */
    short FID_EF_ICCID = (short) 0x2FE2;
}
