package uicc.system;

import javacard.framework.SystemException;
import org.bipota.simulator.card.SystemObjects;
import uicc.toolkit.EditHandler;
import uicc.toolkit.ViewHandler;

/** Makes handlers that belong to the applet (ETSI TS 102 241). */
public final class HandlerBuilder {

    /** An EditHandler. */
    public static final byte EDIT_HANDLER = 1;

    /** A BERTLVEditHandler. */
    public static final byte BER_EDIT_HANDLER = 2;

    private HandlerBuilder() {
    }

    /**
     * A handler of this type, empty, for {@code capacity} octets of TLVs; SystemException ILLEGAL_VALUE for another type or a
     * negative capacity.
     */
    public static ViewHandler buildTLVHandler(byte type, short capacity) {
        if (capacity < 0) {
            throw new SystemException(SystemException.ILLEGAL_VALUE);
        }
        return switch (type) {
            case EDIT_HANDLER -> SystemObjects.list(capacity);
            case BER_EDIT_HANDLER -> SystemObjects.berTlv(capacity);
            default -> throw new SystemException(SystemException.ILLEGAL_VALUE);
        };
    }

    /** A handler with a list of TLVs in it; ToolkitException HANDLER_OVERFLOW when they do not fit. */
    public static ViewHandler buildTLVHandler(byte type, short capacity, byte[] source, short offset, short length) {
        ViewHandler handler = buildTLVHandler(type, capacity);
        ((EditHandler) handler).appendArray(source, offset, length);
        return handler;
    }
}
