package org.bipota.simulator.card;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.tlv.BerTlv;
import org.bipota.protocol.tlv.ComprehensionTlv;
import uicc.toolkit.ToolkitConstants;

/** What the operating system does with APDUs (ETSI TS 102 221 clause 11), those of applets aside. */
final class ApduProcessor {

    private static final int TERMINAL_PROFILE = 0x10;
    private static final int MANAGE_CHANNEL = 0x70;
    private static final int SELECT = 0xA4;
    private static final int ENVELOPE = 0xC2;
    private static final int STATUS = 0xF2;
    private static final int PROPRIETARY = 0x80;

    private static final int WARNING = 0x6200;
    private static final int BUSY = 0x9300;
    private static final int WRONG_LENGTH = 0x6700;
    private static final int CHANNEL_NOT_SUPPORTED = 0x6881;
    private static final int WRONG_DATA = 0x6A80;
    private static final int FUNCTION_NOT_SUPPORTED = 0x6A81;
    private static final int FILE_NOT_FOUND = 0x6A82;
    private static final int WRONG_PARAMETERS = 0x6A86;

    private static final int BY_NAME = 0x04;
    private static final int NO_DATA = 0x0C;
    private static final int TERMINATION = 0x40;
    private static final Octets TERMINAL_TO_UICC = Octets.ofOctets(0x82, 0x81);
    private static final int CHANNELS = 4;

    private final CardRuntime runtime;
    private final ToolkitFramework framework;
    private final AppletManager manager;
    private final ManagementCommands management;
    private final EnvelopeRouter router;
    private final CardFiles files;
    private final FileCommands commands;
    private final LogicalChannel[] channels = new LogicalChannel[CHANNELS];
    private boolean first;
    private Runnable afterwards = () -> { };
    private Supplier<ResponseApdu> response = () -> ResponseApdu.DONE;

    ApduProcessor(CardRuntime runtime, ToolkitFramework framework, CardFiles files, AppletManager manager,
            ManagementCommands management) {
        this.runtime = runtime;
        this.framework = framework;
        this.manager = manager;
        this.management = management;
        this.files = files;
        commands = new FileCommands(this::updated);
        router = new EnvelopeRouter(framework.card());
        reset();
    }

    /** The card was reset: the basic channel is open, with nothing selected. */
    void reset() {
        Arrays.fill(channels, null);
        channels[0] = new LogicalChannel(new FileCursor(files));
        first = true;
    }

    /** What the terminal is answered: as far as it is known when a proactive command interrupts the work. */
    ResponseApdu response() {
        return response.get();
    }

    /** Does what an APDU asks for. */
    void process(byte[] octets) {
        response = () -> ResponseApdu.DONE;
        if (first) {
            first = false;
            framework.trigger(Trigger.of(ToolkitEvent.FIRST_COMMAND_AFTER_ATR), applet -> true);
        }
        CommandApdu apdu;
        try {
            apdu = CommandApdu.parse(octets);
        } catch (IllegalArgumentException malformed) {
            answer(ResponseApdu.of(WRONG_LENGTH));
            return;
        }
        LogicalChannel channel = channels[apdu.channel()];
        if (channel == null) {
            answer(ResponseApdu.of(CHANNEL_NOT_SUPPORTED));
        } else if ((apdu.cla() & PROPRIETARY) != 0 && isToolkit(apdu)) {
            toolkit(apdu, channel);
        } else if ((apdu.cla() & PROPRIETARY) != 0 && ManagementCommands.has(apdu)) {
            answer(management.execute(apdu));
            framework.settle();
        } else if (apdu.ins() == MANAGE_CHANNEL) {
            answer(manageChannel(apdu));
        } else if (apdu.ins() == SELECT && apdu.p1() == BY_NAME) {
            answer(selectByName(apdu, octets, channel));
        } else if (apdu.ins() == SELECT) {
            selectFile(apdu, channel);
        } else if (channel.selected() != null) {
            answer(toApplet(octets, channel));
        } else {
            ResponseApdu done = commands.execute(apdu, channel.cursor());
            answer(done);
            tellOfUpdates();
        }
    }

    /** A file is selected: the applet that was is no more. */
    private void selectFile(CommandApdu apdu, LogicalChannel channel) {
        deselect(channel);
        answer(commands.select(apdu, channel.cursor()));
    }

    private void updated(DataFile file, int where, int length) {
        Trigger trigger = Trigger.of(ToolkitEvent.EXTERNAL_FILE_UPDATE, FileEvents.data(file, where, length));
        afterwards = () -> framework.trigger(trigger, applet -> framework.card().fileEvents().concerns(applet, file));
    }

    /** After the command, whose answer is known by then. */
    private void tellOfUpdates() {
        Runnable telling = afterwards;
        afterwards = () -> { };
        telling.run();
    }

    private static boolean isToolkit(CommandApdu apdu) {
        return apdu.ins() == TERMINAL_PROFILE || apdu.ins() == ENVELOPE || apdu.ins() == STATUS;
    }

    private void answer(ResponseApdu value) {
        response = () -> value;
    }

    private void toolkit(CommandApdu apdu, LogicalChannel channel) {
        switch (apdu.ins()) {
            case TERMINAL_PROFILE -> framework.terminalProfile(apdu.data());
            case STATUS -> {
                answer(FileCommands.status(apdu, channel.cursor()));
                framework.trigger(Trigger.of(ToolkitEvent.STATUS_COMMAND), applet -> true);
            }
            default -> envelope(apdu.data());
        }
    }

    private void envelope(Octets data) {
        BerTlv envelope;
        try {
            envelope = BerTlv.read(new OctetReader(data), "envelope");
        } catch (ProtocolException fault) {
            answer(ResponseApdu.of(WRONG_DATA));
            return;
        }
        EnvelopeData content = new EnvelopeData(envelope.tag(), envelope.value());
        EnvelopeRouter.Route route = router.route(content);
        Trigger trigger = Trigger.of(route.event(), content);
        response = () -> answered(trigger);
        if (framework.trigger(trigger, route.whose()) == ToolkitFramework.Outcome.BUSY) {
            answer(ResponseApdu.of(BUSY));
        }
    }

    /** What the applets posted, if they did. A warning goes with data; to a call control the answer is in the data alone. */
    private static ResponseApdu answered(Trigger trigger) {
        return trigger.response().filter(EnvelopeResponse::isPosted).map(posted -> {
            boolean good = posted.isSuccessful() || posted.response().isEmpty()
                    || trigger.event().is(ToolkitEvent.Trait.ONE_APPLET);
            return new ResponseApdu(posted.response(), good ? 0x9000 : WARNING);
        }).orElse(ResponseApdu.DONE);
    }

    private ResponseApdu manageChannel(CommandApdu apdu) {
        if (apdu.p1() == 0x80) {
            boolean closable = apdu.p2() > 0 && apdu.p2() < CHANNELS && channels[apdu.p2()] != null;
            if (closable) {
                leaveApplication(channels[apdu.p2()]);
                deselect(channels[apdu.p2()]);
                channels[apdu.p2()] = null;
            }
            return ResponseApdu.of(closable ? 0x9000 : WRONG_PARAMETERS);
        }
        for (int number = 1; number < CHANNELS; number++) {
            if (channels[number] == null && (apdu.p2() == 0 || apdu.p2() == number)) {
                channels[number] = new LogicalChannel(new FileCursor(files));
                return new ResponseApdu(apdu.p2() == 0 ? Octets.ofOctets(number) : Octets.EMPTY, 0x9000);
            }
        }
        return ResponseApdu.of(FUNCTION_NOT_SUPPORTED);
    }

    private ResponseApdu selectByName(CommandApdu apdu, byte[] octets, LogicalChannel channel) {
        Optional<InstalledApplet> applet = manager.find(apdu.data()).or(() -> manager.findPartial(apdu.data()))
                .filter(InstalledApplet::isSelectable);
        if (applet.isPresent()) {
            leaveApplication(channel);
            InstalledApplet before = channel.selected();
            channel.select(applet.get());
            return transmit(octets, applet.get(), before);
        }
        Optional<CardDirectory> application = files.application(apdu.data());
        if (application.isEmpty()) {
            return ResponseApdu.of(FILE_NOT_FOUND);
        }
        leaveApplication(channel);
        deselect(channel);
        channel.cursor().enter((apdu.p2() & TERMINATION) == 0 ? application.get() : null);
        return (apdu.p2() & NO_DATA) == NO_DATA ? ResponseApdu.DONE
                : new ResponseApdu(application.get().controlParameters(), 0x9000);
    }

    /** The session of an application ends (ETSI TS 102 221 clause 11.1.1.2). */
    private void leaveApplication(LogicalChannel channel) {
        CardDirectory application = channel.cursor().application();
        if (application != null) {
            channel.cursor().enter(null);
            OctetWriter objects = new OctetWriter();
            ComprehensionTlv.required(CatTag.DEVICE_IDENTITIES, TERMINAL_TO_UICC).write(objects);
            ComprehensionTlv.required(ToolkitConstants.TAG_AID, application.name()).write(objects);
            framework.trigger(Trigger.of(ToolkitEvent.APPLICATION_DESELECT, new EnvelopeData(0, objects.toOctets())),
                    applet -> true);
        }
    }

    /** The applet that is selected on a channel, if one is, is no more. */
    private void deselect(LogicalChannel channel) {
        InstalledApplet applet = channel.selected();
        if (applet != null) {
            channel.select(null);
            framework.call(applet, () -> runtime.deselect(applet.aid()));
        }
    }

    private ResponseApdu toApplet(byte[] octets, LogicalChannel channel) {
        return transmit(octets, channel.selected(), channel.selected());
    }

    /** jCardSim has one channel: for each command it is told who is selected, or before a SELECT, who was. */
    private ResponseApdu transmit(byte[] octets, InstalledApplet applet, InstalledApplet selected) {
        byte[][] answer = new byte[1][];
        framework.call(applet, () -> {
            runtime.betweenCalls(selected == null ? null : selected.aid());
            byte[] onBasicChannel = octets.clone();
            onBasicChannel[0] &= (byte) 0xFC;
            answer[0] = runtime.transmitCommand(onBasicChannel);
        });
        Octets response = Octets.of(answer[0]);
        int end = response.length() - 2;
        return new ResponseApdu(response.slice(0, end), response.at(end) << 8 | response.at(end + 1));
    }
}
