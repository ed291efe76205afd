package org.bipota.smpp.pdu;

/** The command statuses the adapter sends or decides by (SMPP 3.4 clause 5.1.3). */
public final class CommandStatus {

    /** ESME_ROK. */
    public static final int OK = 0x00;
    /** ESME_RINVMSGLEN: message length is invalid. */
    public static final int INVALID_MESSAGE_LENGTH = 0x01;
    /** ESME_RINVCMDLEN: command length is invalid. */
    public static final int INVALID_COMMAND_LENGTH = 0x02;
    /** ESME_RINVBNDSTS: incorrect bind status for the command. */
    public static final int INVALID_BIND_STATUS = 0x04;
    /** ESME_RSYSERR: system error. */
    public static final int SYSTEM_ERROR = 0x08;
    /** ESME_RINVSRCADR: invalid source address. */
    public static final int INVALID_SOURCE_ADDRESS = 0x0A;
    /** ESME_RINVDSTADR: invalid destination address. */
    public static final int INVALID_DESTINATION_ADDRESS = 0x0B;
    /** ESME_RMSGQFUL: message queue full. */
    public static final int QUEUE_FULL = 0x14;
    /** ESME_RINVSERTYP: invalid service type. */
    public static final int INVALID_SERVICE_TYPE = 0x15;
    /** ESME_RTHROTTLED: the allowed message limit was exceeded. */
    public static final int THROTTLED = 0x58;
    /** ESME_RINVSCHED: invalid scheduled delivery time. */
    public static final int INVALID_SCHEDULE = 0x61;
    /** ESME_RINVEXPIRY: invalid validity period. */
    public static final int INVALID_VALIDITY = 0x62;
    /** ESME_RX_T_APPN: ESME receiver temporary application error. */
    public static final int TEMPORARY_APPLICATION_ERROR = 0x64;
    /** ESME_RINVOPTPARSTREAM: error in the optional part of the PDU body. */
    public static final int INVALID_OPTIONAL_PART = 0xC0;
    /** ESME_RINVPARLEN: invalid parameter length. */
    public static final int INVALID_PARAMETER_LENGTH = 0xC2;
    /** ESME_RUNKNOWNERR: unknown error. */
    public static final int UNKNOWN_ERROR = 0xFF;

    private CommandStatus() {
    }

    /** Whether the same request may succeed later: system error, queue full, throttled, temporary application error. */
    public static boolean isTemporary(int status) {
        return status == SYSTEM_ERROR || status == TEMPORARY_APPLICATION_ERROR || asksToSlowDown(status);
    }

    /** Whether the SMSC asks for a slower pace: throttled or queue full. */
    public static boolean asksToSlowDown(int status) {
        return status == THROTTLED || status == QUEUE_FULL;
    }
}
