package uicc.toolkit;

/**
 * What a card emulator offers to the classes of this package, for the time that one of its applets runs. It is in this
 * package because what stands behind those classes has package access, so that an applet cannot see it.
 */
public interface EmulatedToolkit {

    /** The proactive command; ToolkitException HANDLER_NOT_AVAILABLE when there can be none now. */
    ProactiveHandler proactiveHandler();

    /** The last TERMINAL RESPONSE; ToolkitException HANDLER_NOT_AVAILABLE before the first. */
    ProactiveResponseHandler proactiveResponseHandler();

    /** The current envelope; ToolkitException HANDLER_NOT_AVAILABLE when none triggered the applet. */
    EnvelopeHandler envelopeHandler();

    /** The response to the envelope; ToolkitException HANDLER_NOT_AVAILABLE when it can have none. */
    EnvelopeResponseHandler envelopeResponseHandler();

    /** The running applet's entry. */
    ToolkitRegistry registryEntry();

    /** The octets of TERMINAL PROFILE; ToolkitException TERMINAL_PROFILE_NOT_AVAILABLE before it came. */
    byte[] terminalProfile();

    /** Runs {@code action}, during which the classes of this package, called by this thread, are the card's. */
    static void run(EmulatedToolkit card, Runnable action) {
        ThreadFramework.run(card, action);
    }
}
