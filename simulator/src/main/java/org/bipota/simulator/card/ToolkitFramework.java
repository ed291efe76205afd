package org.bipota.simulator.card;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import javacard.framework.ISOException;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.BerTlv;
import org.bipota.protocol.tlv.ComprehensionTlv;
import uicc.access.EmulatedFileSystem;
import uicc.toolkit.EmulatedToolkit;
import uicc.toolkit.ToolkitInterface;

/**
 * The toolkit framework of ETSI TS 102 241 around the applets of a card: triggers them in the order of their priority, gives
 * each its handlers while it runs, and tells the terminal what they registered for. What an applet throws ends its turn and
 * nothing else, as on a card; it is logged.
 */
final class ToolkitFramework {

    /** How the applets took an event. */
    enum Outcome {
        /** All came to their end, or there were none. */
        DONE,
        /** One said that it is busy. */
        BUSY,
        /** One failed. */
        FAILED
    }

    private static final Logger LOG = System.getLogger(ToolkitFramework.class.getName());
    private static final short REPLY_BUSY = (short) 0x9300;
    private static final int UICC = 0x81;

    private final CardRuntime runtime;
    private final EmulatedFileSystem files;
    private final ProactiveLink link;
    private final CardResources card = new CardResources();
    private final CommandRules rules = new CommandRules(card);
    private final TerminalFacilities facilities = new TerminalFacilities();
    private final SystemCommands commands;
    private boolean settling;

    ToolkitFramework(CardRuntime runtime, EmulatedFileSystem files, ProactiveLink link, Supplier<MenuTitle> title) {
        this.runtime = runtime;
        this.files = files;
        this.link = link;
        commands = new SystemCommands(card, facilities, title);
    }

    CardResources card() {
        return card;
    }

    TerminalFacilities facilities() {
        return facilities;
    }

    /** The card was reset. */
    void reset() {
        facilities.reset();
        commands.reset();
        card.reset();
        settling = false;
    }

    /** TERMINAL PROFILE came. */
    void terminalProfile(Octets profile) {
        facilities.set(profile);
        settle();
        trigger(Trigger.of(ToolkitEvent.PROFILE_DOWNLOAD), applet -> true);
    }

    /** Whether an applet that is triggered now can send commands. */
    boolean canCommand() {
        return facilities.isKnown() && !link.isBusy();
    }

    /** Whether an applet has come so far in its installation as to call {@code register}. */
    boolean isRegistered(InstalledApplet applet) {
        return runtime.lookupApplet(applet.aid()) != null;
    }

    /** Ends the turn of an applet whose card has no power any more. */
    void requirePower() {
        link.requirePower();
    }

    /**
     * Triggers the applets that listen, one after the other; after them the terminal is told what has changed.
     *
     * @param whose the applets that the event concerns
     */
    Outcome trigger(Trigger trigger, Predicate<InstalledApplet> whose) {
        Outcome outcome = Outcome.DONE;
        int triggered = 0;
        for (InstalledApplet applet : List.copyOf(card.applets())) {
            if (applet.listensTo(trigger.event()) && whose.test(applet)) {
                Outcome mine = run(applet, trigger);
                outcome = outcome == Outcome.DONE ? mine : outcome;
                triggered++;
            }
        }
        settle();
        // one of several cannot speak for the others
        return outcome == Outcome.BUSY && triggered > 1 ? Outcome.DONE : outcome;
    }

    private Outcome run(InstalledApplet applet, Trigger trigger) {
        Turn turn = Turn.triggered(this, applet, trigger);
        try {
            inside(applet, turn, () -> process(applet, trigger.event()));
            return Outcome.DONE;
        } catch (PowerLoss loss) {
            throw loss;
        } catch (RuntimeException fault) {
            if (fault instanceof ISOException reason && reason.getReason() == REPLY_BUSY
                    && trigger.event().is(ToolkitEvent.Trait.BUSY)) {
                return Outcome.BUSY;
            }
            // whatever an applet throws is the end of its turn, never of the card
            LOG.log(Level.WARNING, "the applet failed in event " + trigger.event(), fault);
            return Outcome.FAILED;
        } finally {
            turn.end();
        }
    }

    private void process(InstalledApplet applet, ToolkitEvent event) {
        ToolkitInterface toolkit = runtime.toolkitObject(applet.aid());
        if (toolkit != null) {
            toolkit.processToolkit(event.code());
        }
    }

    /** Calls an applet outside of any event. */
    void call(InstalledApplet applet, Runnable action) {
        Turn turn = Turn.called(this, applet);
        try {
            inside(applet, turn, action);
        } finally {
            turn.end();
        }
    }

    private void inside(InstalledApplet applet, Turn turn, Runnable action) {
        runtime.enter(applet.aid());
        try {
            EmulatedToolkit.run(turn, () -> EmulatedFileSystem.run(files, action));
        } finally {
            runtime.leave();
        }
    }

    /** Sends an applet's command; what it left of a transaction is undone (ETSI TS 102 241, ProactiveHandler.send). */
    Octets execute(InstalledApplet applet, Octets fetched) {
        EnvelopeData command = new EnvelopeData(0, contentOf(fetched));
        rules.check(applet, command);
        runtime.abortOpenTransaction();
        Octets response = link.execute(fetched);
        runtime.enter(applet.aid());
        rules.note(applet, command, new EnvelopeData(0, response));
        return response;
    }

    private static Octets contentOf(Octets fetched) {
        return fetched.slice(fetched.at(1) == 0x81 ? 3 : 2);
    }

    /** Sends a command of the operating system; the general result. */
    int send(int type, int qualifier, int destination, Octets objects) {
        OctetWriter command = new OctetWriter();
        ComprehensionTlv.required(CatTag.COMMAND_DETAILS, Octets.ofOctets(1, type, qualifier)).write(command);
        ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, Octets.ofOctets(UICC, destination)).write(command);
        command.octets(objects);
        Octets response = link.execute(new BerTlv(0xD0, command.toOctets()).encode());
        return new EnvelopeData(0, response).value(CatTag.RESULT).filter(result -> !result.isEmpty())
                .map(result -> result.at(0)).orElse(0xFF);
    }

    /** When no command is under way: triggers who waited for that, then tells the terminal what has changed. */
    void settle() {
        if (settling || !canCommand()) {
            return;
        }
        settling = true;
        try {
            for (InstalledApplet applet : List.copyOf(card.applets())) {
                if (applet.listensTo(ToolkitEvent.PROACTIVE_HANDLER_AVAILABLE)) {
                    applet.forget(ToolkitEvent.PROACTIVE_HANDLER_AVAILABLE);
                    run(applet, Trigger.of(ToolkitEvent.PROACTIVE_HANDLER_AVAILABLE));
                }
            }
            commands.send(link);
        } finally {
            settling = false;
        }
    }
}
