package org.bipota.simulator.card;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import javacard.framework.Applet;
import org.bipota.protocol.Octets;
import uicc.access.EmulatedFileSystem;
import uicc.toolkit.EmulatedToolkit;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ToolkitRegistry;

/**
 * The toolkit framework of ETSI TS 102 241 around one applet: triggers it, and gives it its handlers while it runs. What the
 * applet throws ends its turn and nothing else, as on a card; it is logged, and an envelope is answered with 6F00.
 */
final class ToolkitFramework implements EmulatedToolkit {

    private static final Logger LOG = System.getLogger(ToolkitFramework.class.getName());
    private static final byte SET_UP_EVENT_LIST = 0x05;
    private static final byte EVENT_LIST = (byte) 0x99;
    private static final byte[] CHANNEL_EVENTS = {0x09, 0x0A};

    private final CardRuntime runtime;
    private final IccidFile files;
    private final EventRegistry registry = new EventRegistry();
    private final TerminalAnswer answer = new TerminalAnswer();
    private final ProactiveCommandBuilder command;
    private EnvelopeCommand envelope;
    private EnvelopeResponse response;
    private byte[] profile;
    private boolean answered;
    private Octets posted = Octets.EMPTY;

    ToolkitFramework(CardRuntime runtime, IccidFile files, Terminal terminal) {
        this.runtime = runtime;
        this.files = files;
        command = new ProactiveCommandBuilder(observed(terminal), answer);
    }

    /** After it the applet may not be asked for a response any more (ETSI TS 102 241 clause 6.6). */
    private Terminal observed(Terminal terminal) {
        return fetched -> {
            response = null;
            answered = false;
            Octets terminalResponse = terminal.execute(fetched);
            answered = true;
            return terminalResponse;
        };
    }

    void install(Class<? extends Applet> applet, byte[] parameters) {
        inCard(() -> runtime.install(applet, parameters));
    }

    /** Reset and TERMINAL PROFILE. */
    void powerOn(Octets terminalProfile) {
        runtime.enter();
        runtime.reset();
        answered = false;
        profile = terminalProfile.toByteArray();
        if (registry.isEventSet(ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE)) {
            inCard(() -> {
                command.init(SET_UP_EVENT_LIST, (byte) 0, ToolkitConstants.DEV_ID_TERMINAL);
                command.appendTLV(EVENT_LIST, CHANNEL_EVENTS, (short) 0, (short) CHANNEL_EVENTS.length);
                command.send();
            });
        }
        trigger(ToolkitConstants.EVENT_PROFILE_DOWNLOAD, null);
    }

    /** Whether the applet listens to it. */
    boolean listensTo(short event) {
        return registry.isEventSet(event);
    }

    /** Whether the applet has this timer. */
    boolean hasTimer(int timer) {
        return registry.isAllocated(timer);
    }

    /**
     * Triggers the applet if it listens.
     *
     * @param trigger the envelope, or null when it is none
     * @return whether the applet came to its end
     */
    boolean trigger(short event, EnvelopeCommand trigger) {
        boolean timer = event == ToolkitConstants.EVENT_TIMER_EXPIRATION;
        if (!timer && !registry.isEventSet(event)) {
            return true;
        }
        envelope = trigger;
        response = trigger == null ? null : new EnvelopeResponse();
        EnvelopeResponse mine = response;
        try {
            inCard(() -> runtime.toolkitObject().processToolkit(event));
            posted = mine == null ? Octets.EMPTY : mine.response();
            return true;
        } catch (PowerLoss loss) {
            throw loss;
        } catch (RuntimeException fault) {
            // whatever an applet throws is the end of its turn, never of the card
            LOG.log(Level.WARNING, "the applet failed in event " + event, fault);
            posted = Octets.EMPTY;
            return false;
        } finally {
            envelope = null;
            response = null;
        }
    }

    /** What the applet posted as response to the last envelope. */
    Octets posted() {
        return posted;
    }

    /** Sends a command of the operating system; the general result. */
    int send(int type, int qualifier, int destination, Octets objects) {
        int[] result = new int[1];
        inCard(() -> {
            command.init((byte) type, (byte) qualifier, (byte) destination);
            command.appendArray(objects.toByteArray(), (short) 0, (short) objects.length());
            result[0] = command.send() & 0xFF;
        });
        return result[0];
    }

    private void inCard(Runnable action) {
        runtime.enter();
        try {
            EmulatedToolkit.run(this, () -> EmulatedFileSystem.run(files, action));
        } finally {
            runtime.leave();
        }
    }

    @Override
    public ProactiveHandler proactiveHandler() {
        if (profile == null) {
            throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
        }
        return command;
    }

    @Override
    public ProactiveResponseHandler proactiveResponseHandler() {
        return available(answered ? answer : null);
    }

    @Override
    public EnvelopeHandler envelopeHandler() {
        return available(envelope);
    }

    @Override
    public EnvelopeResponseHandler envelopeResponseHandler() {
        return available(response);
    }

    @Override
    public ToolkitRegistry registryEntry() {
        return registry;
    }

    @Override
    public byte[] terminalProfile() {
        if (profile == null) {
            throw new ToolkitException(ToolkitException.TERMINAL_PROFILE_NOT_AVAILABLE);
        }
        return profile;
    }

    private static <T> T available(T handler) {
        if (handler == null) {
            throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
        }
        return handler;
    }
}
