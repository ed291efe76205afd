package uicc.toolkit;

/** Access to the response to the current envelope (ETSI TS 102 241). */
public final class EnvelopeResponseHandlerSystem {

    private EnvelopeResponseHandlerSystem() {
    }

    /** The handler; ToolkitException HANDLER_NOT_AVAILABLE when there is none now. */
    public static EnvelopeResponseHandler getTheHandler() {
        return Framework.current().envelopeResponseHandler();
    }
}
