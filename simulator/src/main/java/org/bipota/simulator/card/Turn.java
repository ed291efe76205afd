package org.bipota.simulator.card;

import java.util.Optional;

import org.bipota.protocol.Octets;
import uicc.toolkit.EmulatedToolkit;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ToolkitRegistry;

/**
 * The time from a call of one of an applet's methods to its return, and what the toolkit offers it meanwhile
 * (ETSI TS 102 241 clause 6.6). The handlers are of no use after its end.
 */
final class Turn implements EmulatedToolkit {

    private final ToolkitFramework framework;
    private final InstalledApplet applet;
    private final Optional<EnvelopeCommand> envelope;
    private final Optional<EnvelopeResponse> response;
    private final boolean mayCommand;
    private final TerminalAnswer answer = new TerminalAnswer(this);
    private final ProactiveCommandBuilder command = new ProactiveCommandBuilder(this, answer, this::execute);
    private boolean ended;

    private Turn(ToolkitFramework framework, InstalledApplet applet, Optional<EnvelopeData> data,
            Optional<EnvelopeResponse> response, boolean mayCommand) {
        this.framework = framework;
        this.applet = applet;
        this.envelope = data.map(each -> new EnvelopeCommand(this, each));
        this.response = response;
        this.mayCommand = mayCommand;
    }

    /** A call of {@code processToolkit}. */
    static Turn triggered(ToolkitFramework framework, InstalledApplet applet, Trigger trigger) {
        return new Turn(framework, applet, trigger.data(), trigger.response(),
                !trigger.event().is(ToolkitEvent.Trait.SILENT) && framework.canCommand());
    }

    /** A call of another method: there are no handlers. */
    static Turn called(ToolkitFramework framework, InstalledApplet applet) {
        return new Turn(framework, applet, Optional.empty(), Optional.empty(), false);
    }

    void end() {
        ended = true;
    }

    void requireRunning() {
        framework.requirePower();
        if (ended) {
            throw unavailable();
        }
    }

    private Octets execute(Octets fetched) {
        response.ifPresent(EnvelopeResponse::close);
        return framework.execute(applet, fetched);
    }

    @Override
    public ProactiveHandler proactiveHandler() {
        requireRunning();
        if (!mayCommand) {
            throw unavailable();
        }
        return command;
    }

    @Override
    public ProactiveResponseHandler proactiveResponseHandler() {
        requireRunning();
        if (!mayCommand) {
            throw unavailable();
        }
        return answer;
    }

    @Override
    public EnvelopeHandler envelopeHandler() {
        requireRunning();
        return envelope.orElseThrow(Turn::unavailable);
    }

    @Override
    public EnvelopeResponseHandler envelopeResponseHandler() {
        requireRunning();
        return response.filter(each -> !each.isClosed()).orElseThrow(Turn::unavailable);
    }

    @Override
    public ToolkitRegistry registryEntry() {
        framework.requirePower();
        return framework.isRegistered(applet) ? applet.registryEntry() : null;
    }

    @Override
    public byte[] terminalProfile() {
        framework.requirePower();
        return framework.facilities().profile();
    }

    private static ToolkitException unavailable() {
        return new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
    }
}
