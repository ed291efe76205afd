package uicc.toolkit;

import javacard.framework.CardRuntimeException;

/** A fault in the use of the toolkit (ETSI TS 102 241). */
public class ToolkitException extends CardRuntimeException {

    /** Reason code. */
    public static final short HANDLER_OVERFLOW = 1;

    /** Reason code. */
    public static final short HANDLER_NOT_AVAILABLE = 2;

    /** Reason code. */
    public static final short UNAVAILABLE_ELEMENT = 3;

    /** Reason code. */
    public static final short MENU_ENTRY_NOT_FOUND = 4;

    /** Reason code. */
    public static final short REGISTRY_ERROR = 5;

    /** Reason code. */
    public static final short EVENT_NOT_SUPPORTED = 6;

    /** Reason code. */
    public static final short EVENT_ALREADY_REGISTERED = 7;

    /** Reason code. */
    public static final short OUT_OF_TLV_BOUNDARIES = 8;

    /** Reason code. */
    public static final short TERMINAL_PROFILE_NOT_AVAILABLE = 9;

    /** Reason code. */
    public static final short ALLOWED_LENGTH_EXCEEDED = 10;

    /** Reason code. */
    public static final short NO_TIMER_AVAILABLE = 11;

    /** Reason code. */
    public static final short INVALID_TIMER_ID = 12;

    /** Reason code. */
    public static final short EVENT_NOT_ALLOWED = 13;

    /** Reason code. */
    public static final short BAD_INPUT_PARAMETER = 14;

    /** Reason code. */
    public static final short COMMAND_NOT_ALLOWED = 15;

    /** Reason code. */
    public static final short NO_SERVICE_ID_AVAILABLE = 16;

    /** Reason code. */
    public static final short INVALID_SERVICE_ID = 17;

    /** Reason code. */
    public static final short TAR_NOT_DEFINED = 18;

    /** An exception with this reason. */
    public ToolkitException(short reason) {
        super(reason);
    }

    /** Throws an exception with this reason. */
    public static void throwIt(short reason) {
        throw new ToolkitException(reason);
    }
}
