package uicc.toolkit;

/** Access to the last TERMINAL RESPONSE (ETSI TS 102 241). */
public final class ProactiveResponseHandlerSystem {

    private ProactiveResponseHandlerSystem() {
    }

    /** The handler; ToolkitException HANDLER_NOT_AVAILABLE when there is none now. */
    public static ProactiveResponseHandler getTheHandler() {
        return Framework.current().proactiveResponseHandler();
    }
}
