package org.bipota.simulator.handset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileOriginated;
import org.bipota.simulator.smsc.MobileTerminated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscriber's handset with its card: off when it is made, then on and off, perhaps in another terminal. Requests
 * return at once and take effect in their order.
 */
public final class Handset {

    private static final Logger LOG = LoggerFactory.getLogger(Handset.class);
    private static final int DOWNLOAD_ERROR = 0xD5;
    private static final int TOOLKIT_BUSY = 0xD4;

    private final String msisdn;
    private final HandsetSurroundings surroundings;
    private final Executor thread;
    private final TerminalCommands commands;
    private final Uicc card;
    private final List<Octets> held = new ArrayList<>();
    private final List<MobileTerminated> inbox = new ArrayList<>();
    private TerminalModel terminal;
    private HandsetBehaviour.Download downloads;
    private boolean offAfterRequest;
    private boolean on;
    private volatile Instant firstSms;
    private volatile Instant firstDownload;
    private volatile int smsForCard;
    private volatile int channelsOpened;
    private volatile int texts;
    private volatile String fault;

    Handset(String msisdn, HandsetSurroundings surroundings, CardMaker maker, TerminalModel terminal,
            HandsetBehaviour behaviour, long seed) {
        this.msisdn = msisdn;
        this.surroundings = surroundings;
        this.terminal = terminal;
        this.thread = new SerialExecutor(surroundings.pool());
        this.commands = new TerminalCommands(new Parts(), surroundings, seed);
        this.card = maker.make(commands::execute);
        behave(behaviour);
    }

    private void behave(HandsetBehaviour behaviour) {
        downloads = behaviour.download();
        offAfterRequest = behaviour.offAfterRequest();
        commands.behave(behaviour);
    }

    /** Makes the card that sits in a handset, given the terminal that answers its proactive commands. */
    @FunctionalInterface
    public interface CardMaker {

        /** The card; {@code terminal} answers a proactive command with the objects of its TERMINAL RESPONSE. */
        Uicc make(UnaryOperator<Octets> terminal);
    }

    /** The subscriber, E.164 digits. */
    public String msisdn() {
        return msisdn;
    }

    /** Switches it on: the card is reset and gets the terminal's profile; what waits in the network arrives. */
    public void powerOn() {
        run(() -> {
            if (!on) {
                on = true;
                commands.start();
                card.powerOn(terminal.profile());
                surroundings.present(msisdn);
            }
        });
    }

    /** Switches it off: channels and timers end, and SMS wait in the network. */
    public void powerOff() {
        run(() -> {
            on = false;
            commands.stop();
        });
    }

    /** Puts the card into another terminal with another behaviour, and switches that on. */
    public void moveTo(TerminalModel other, HandsetBehaviour itsBehaviour) {
        powerOff();
        run(() -> {
            terminal = other;
            behave(itsBehaviour);
        });
        powerOn();
    }

    /** Another behaviour, from its beginning, in the same terminal, whether it is on or off. */
    public void behaveLike(HandsetBehaviour behaviour) {
        run(() -> behave(behaviour));
    }

    /** From now on the user confirms nothing: what comes for the card is held back, unless it never gets there anyway. */
    public void hold() {
        run(() -> {
            if (downloads == HandsetBehaviour.Download.TO_CARD) {
                downloads = HandsetBehaviour.Download.HELD;
            }
        });
    }

    /** The user confirms what was held back: the card gets it now, and from now on everything at once. */
    public void confirm() {
        run(() -> {
            downloads = HandsetBehaviour.Download.TO_CARD;
            List<Octets> all = List.copyOf(held);
            held.clear();
            all.forEach(commands::download);
        });
    }

    /** The network drops the links of all channels that are open, and the card hears of it if it asked to. */
    public void dropLinks() {
        run(commands::dropLinks);
    }

    /** The network serves it again, after it had none, or elsewhere; the card hears of it if it asked to. */
    public void serviceRegained() {
        run(() -> {
            if (on) {
                commands.serviceRegained();
            }
        });
    }

    /** When the card's first SMS left, if one has. */
    public Optional<Instant> firstSms() {
        return Optional.ofNullable(firstSms);
    }

    /** When the handset first acknowledged an SMS for the card, if it has. */
    public Optional<Instant> firstDownload() {
        return Optional.ofNullable(firstDownload);
    }

    /** How many SMS for the card have been acknowledged. */
    public int smsForCard() {
        return smsForCard;
    }

    /** How many channels the card has opened. */
    public int channelsOpened() {
        return channelsOpened;
    }

    /** What went wrong inside card or handset, if anything did. */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Hands the SMS that are no business of the card, oldest first, to {@code reader}, on the handset's thread. */
    public void readInbox(Consumer<List<MobileTerminated>> reader) {
        run(() -> reader.accept(List.copyOf(inbox)));
    }

    /** The content that its card has now, once the handset has done what it has to do before; see {@link Uicc#content}. */
    public CompletableFuture<Octets> content() {
        CompletableFuture<Octets> content = new CompletableFuture<>();
        run(() -> {
            try {
                content.complete(card.content());
            } catch (RuntimeException e) {
                content.completeExceptionally(e);
            }
        });
        return content;
    }

    /** How many texts its user has got; one in several SMS counts with its first. */
    public int texts() {
        return texts;
    }

    /** An SMS from the network. */
    void receive(MobileTerminated sms, Consumer<DeliveryReport> report) {
        run(() -> {
            if (!on) {
                report.accept(new DeliveryReport.Absent());
            } else if (sms.isDataDownload()) {
                report.accept(download(sms));
            } else {
                inbox.add(sms);
                texts += Tpdus.beginsMessage(sms) ? 1 : 0;
                report.accept(new DeliveryReport.Delivered());
            }
        });
    }

    private DeliveryReport download(MobileTerminated sms) {
        Octets tpdu = Tpdus.deliver(sms, surroundings.clock().instant());
        Octets envelope = Envelopes.smsPpDownload(surroundings.serviceCentre(), tpdu);
        int statusWord = switch (downloads) {
            case TO_CARD -> commands.download(envelope);
            case HELD -> {
                held.add(envelope);
                yield 0x9000;
            }
            case SWALLOWED -> 0x9000;
        };
        if (statusWord == 0x9000 || statusWord >> 8 == 0x91) {
            smsForCard++;
            if (firstDownload == null) {
                firstDownload = surroundings.clock().instant();
            }
            return new DeliveryReport.Delivered();
        }
        return statusWord >> 8 == 0x93 ? new DeliveryReport.Refused(TOOLKIT_BUSY, true)
                : new DeliveryReport.Refused(DOWNLOAD_ERROR, false);
    }

    private void run(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // A card that fails must not take the pool's thread, on which all others depend, with it.
                fault = e.toString();
                LOG.warn("Handset {} failed", Address.international(msisdn), e);
            }
        });
    }

    /** What the terminal's commands reach outside themselves. */
    private final class Parts implements TerminalCommands.Owner {

        @Override
        public TerminalModel terminal() {
            return terminal;
        }

        @Override
        public Uicc card() {
            return card;
        }

        @Override
        public void later(Runnable task) {
            run(() -> {
                if (on) {
                    task.run();
                }
            });
        }

        @Override
        public boolean sendSms(Octets tpdu) throws ProtocolException {
            if (!on) {
                return false;
            }
            MobileOriginated sms = Tpdus.submit(msisdn, tpdu);
            if (firstSms == null) {
                firstSms = surroundings.clock().instant();
            }
            if (offAfterRequest) {
                // Before the SMS leaves: its answer must not come first.
                powerOff();
            }
            surroundings.submit(sms);
            return true;
        }

        @Override
        public void channelOpened() {
            channelsOpened++;
        }
    }
}
