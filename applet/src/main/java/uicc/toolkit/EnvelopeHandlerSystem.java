package uicc.toolkit;

/** Access to the current envelope (ETSI TS 102 241). */
public final class EnvelopeHandlerSystem {

    private EnvelopeHandlerSystem() {
    }

    /** The handler; ToolkitException HANDLER_NOT_AVAILABLE when there is none now. */
    public static EnvelopeHandler getTheHandler() {
        return Framework.current().envelopeHandler();
    }
}
