package uicc.access;

import javacard.framework.CardRuntimeException;

/** A fault in the access to a file (ETSI TS 102 241). */
public class UICCException extends CardRuntimeException {

    /** Reason code. */
    public static final short NO_EF_SELECTED = 1;

    /** Reason code. */
    public static final short FILE_NOT_FOUND = 4;

    /** Reason code. */
    public static final short RECORD_NOT_FOUND = 9;

    /** Reason code. */
    public static final short INTERNAL_ERROR = 5;

    /** Reason code. */
    public static final short INVALID_MODE = 10;

    /** Reason code. */
    public static final short OUT_OF_FILE_BOUNDARIES = 7;

    /** Reason code. */
    public static final short MAX_VALUE_REACHED = 12;

    /** Reason code. */
    public static final short MEMORY_PROBLEM = 13;

    /** Reason code. */
    public static final short SECURITY_STATUS_NOT_SATISFIED = 3;

    /** Reason code. */
    public static final short COMMAND_INCOMPATIBLE = 2;

    /** Reason code. */
    public static final short OUT_OF_RECORD_BOUNDARIES = 8;

    /** Reason code. */
    public static final short REF_DATA_INVALIDATED = 6;

    /** An exception with this reason. */
    public UICCException(short reason) {
        super(reason);
    }

    /** Throws an exception with this reason. */
    public static void throwIt(short reason) {
        throw new UICCException(reason);
    }
}
