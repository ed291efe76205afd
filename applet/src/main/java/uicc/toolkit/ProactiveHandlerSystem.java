package uicc.toolkit;

/** Access to the proactive command (ETSI TS 102 241). */
public final class ProactiveHandlerSystem {

    private ProactiveHandlerSystem() {
    }

    /** The handler; ToolkitException HANDLER_NOT_AVAILABLE when there is none now. */
    public static ProactiveHandler getTheHandler() {
        return Framework.current().proactiveHandler();
    }
}
