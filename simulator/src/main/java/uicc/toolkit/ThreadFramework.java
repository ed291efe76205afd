package uicc.toolkit;

/** Passes each call on to the card that runs on the calling thread. */
final class ThreadFramework extends Framework {

    private static final ThreadLocal<EmulatedToolkit> RUNNING = new ThreadLocal<>();

    static {
        install(new ThreadFramework());
    }

    private ThreadFramework() {
    }

    static void run(EmulatedToolkit card, Runnable action) {
        EmulatedToolkit before = RUNNING.get();
        RUNNING.set(card);
        try {
            action.run();
        } finally {
            if (before == null) {
                RUNNING.remove();
            } else {
                RUNNING.set(before);
            }
        }
    }

    private static EmulatedToolkit running() {
        EmulatedToolkit card = RUNNING.get();
        if (card == null) {
            throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
        }
        return card;
    }

    @Override
    ProactiveHandler proactiveHandler() {
        return running().proactiveHandler();
    }

    @Override
    ProactiveResponseHandler proactiveResponseHandler() {
        return running().proactiveResponseHandler();
    }

    @Override
    EnvelopeHandler envelopeHandler() {
        return running().envelopeHandler();
    }

    @Override
    EnvelopeResponseHandler envelopeResponseHandler() {
        return running().envelopeResponseHandler();
    }

    @Override
    ToolkitRegistry registryEntry() {
        return running().registryEntry();
    }

    @Override
    byte[] terminalProfile() {
        return running().terminalProfile();
    }
}
