package uicc.toolkit;

/**
 * What stands behind the classes of this package when no card does. On a card these classes are the card's own and this
 * one is never loaded; it has package access, so it has no export token. An emulator puts an instance in place.
 */
abstract class Framework {

    /** The emulator of the running virtual machine. Never used on a card. */
    private static Framework installed;

    static void install(Framework framework) {
        installed = framework;
    }

    static Framework current() {
        if (installed == null) {
            ToolkitException.throwIt(ToolkitException.HANDLER_NOT_AVAILABLE);
        }
        return installed;
    }

    abstract ProactiveHandler proactiveHandler();

    abstract ProactiveResponseHandler proactiveResponseHandler();

    abstract EnvelopeHandler envelopeHandler();

    abstract EnvelopeResponseHandler envelopeResponseHandler();

    abstract ToolkitRegistry registryEntry();

    abstract byte[] terminalProfile();
}
