package org.bipota.simulator.card;

import javacard.framework.Applet;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;

/**
 * A card with any applets on it, driven by APDUs.
 */
public final class ApduCard implements AutoCloseable {

    /** T=0 and T=1, with a proactive UICC's historical bytes. */
    private static final byte[] ATR = Octets.ofHex("3B9F96801FC78031E073FE211B66D0018F0100100051").toByteArray();

    private final CardRuntime runtime = new CardRuntime();
    private final FetchLink link = new FetchLink();
    private final ToolkitFramework framework;
    private final AppletManager manager;
    private final ApduProcessor processor;

    /** A card without applets; it is on. */
    public ApduCard() {
        framework = new ToolkitFramework(runtime, new IccidFile(Iccid.ofDigits("8986000000000000001")), link,
                () -> MenuTitle.USUAL);
        manager = new AppletManager(runtime, framework);
        processor = new ApduProcessor(runtime, framework, manager);
    }

    /** Resets the card, whatever it is doing: the turn of an applet that waits for the terminal ends. The ATR. */
    public synchronized byte[] reset() {
        link.reset();
        runtime.enter(null);
        runtime.reset();
        framework.reset();
        processor.reset();
        return ATR.clone();
    }

    /** Ends what the card is doing. */
    @Override
    public void close() {
        reset();
    }

    /** A command APDU; the response with its status word. */
    public synchronized byte[] transmit(byte[] apdu) {
        int ins = apdu.length < 4 ? -1 : apdu[1] & 0xFF;
        boolean proprietary = apdu.length >= 4 && (apdu[0] & 0x80) != 0;
        if (proprietary && ins == 0x12) {
            return fetch(apdu).toByteArray();
        }
        if (proprietary && ins == 0x14) {
            return terminalResponse(apdu).toByteArray();
        }
        link.run(() -> processor.process(apdu));
        return pending(processor.response()).toByteArray();
    }

    private ResponseApdu fetch(byte[] apdu) {
        Octets command = link.fetch();
        return command == null ? ResponseApdu.of(0x6985) : new ResponseApdu(command, 0x9000);
    }

    private ResponseApdu terminalResponse(byte[] apdu) {
        if (!link.isFetched()) {
            return ResponseApdu.of(0x6985);
        }
        link.respond(CommandApdu.parse(apdu).data());
        return pending(ResponseApdu.DONE);
    }

    private ResponseApdu pending(ResponseApdu response) {
        int length = link.lengthToFetch();
        return length == 0 || response.statusWord() != 0x9000 ? response : response.with(0x9100 | length & 0xFF);
    }

    /** Installs an applet and makes it selectable; the status word. */
    public synchronized int install(Class<? extends Applet> type, byte[] packageAid, byte[] classAid, byte[] instanceAid,
            byte[] parameters) {
        return manage(() -> {
            int status = manager.install(type, Octets.of(packageAid), Octets.of(instanceAid), InstallData.parse(Octets.of(parameters)));
            return status == 0x9000 ? manager.makeSelectable(Octets.of(instanceAid)) : status;
        });
    }

    /** Installs an applet only. */
    public synchronized int installForInstall(Class<? extends Applet> type, byte[] packageAid, byte[] instanceAid,
            byte[] parameters) {
        return manage(() -> manager.install(type, Octets.of(packageAid), Octets.of(instanceAid), InstallData.parse(Octets.of(parameters))));
    }

    public synchronized int makeSelectable(byte[] instanceAid) {
        return manage(() -> manager.makeSelectable(Octets.of(instanceAid)));
    }

    public synchronized int lock(byte[] instanceAid) {
        return manage(() -> manager.lock(Octets.of(instanceAid)));
    }

    public synchronized int unlock(byte[] instanceAid) {
        return manage(() -> manager.unlock(Octets.of(instanceAid)));
    }

    public synchronized int delete(byte[] instanceAid) {
        return manage(() -> manager.delete(Octets.of(instanceAid)));
    }

    private int manage(java.util.function.IntSupplier action) {
        int[] status = {0x9000};
        link.run(() -> {
            try {
                status[0] = action.getAsInt();
            } catch (IllegalArgumentException malformed) {
                status[0] = 0x6A80;
            }
            framework.settle();
        });
        return pending(ResponseApdu.of(status[0])).statusWord();
    }
}
