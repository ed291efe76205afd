package org.bipota.simulator.card;

import java.util.function.IntSupplier;

import javacard.framework.Applet;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;

/**
 * A card with any applets on it, driven command by command as a terminal drives it. The card answers at once: a proactive
 * command is announced by status word 91xx, fetched, and answered by TERMINAL RESPONSE, and its applet waits meanwhile.
 *
 * <pre>{@code
 * try (ApduCard card = new ApduCard()) {
 *     card.install(Greeter.class, PACKAGE, CLASS, INSTANCE, hex("8008 01 00 00 00 00 00 00 00"));
 *     card.reset();                                               // the ATR
 *     card.transmit(hex("80100000 02 0901"));                     // TERMINAL PROFILE: 9000
 *     card.transmit(hex("80C20000 09 010782028381FF0101"));       // ENVELOPE that no card knows: 9115
 *     card.transmit(hex("80120000 15"));                          // FETCH: D013 8103012180 ... 9000
 *     card.transmit(hex("80140000 0C 810301218002028281030100")); // TERMINAL RESPONSE: 9000
 *     card.transmit(hex("00A40400 10 A0...02"));                  // SELECT: what the applet's process method answers
 * }
 * }</pre>
 *
 * <p><b>Commands.</b> TERMINAL PROFILE, ENVELOPE, FETCH, TERMINAL RESPONSE and STATUS with class 80; SELECT by name, by
 * identifier and by path, MANAGE CHANNEL, and the commands on files (READ, UPDATE, SEARCH, INCREASE, ACTIVATE, DEACTIVATE,
 * CREATE, DELETE, RESIZE); INSTALL, DELETE and SET STATUS of GlobalPlatform with class 80. The lowest two bits of the class are
 * the logical channel. Everything else goes to the applet that is selected on that channel. Response data comes with its command,
 * as in T=1: there is no 61xx and no GET RESPONSE. A status word of 9000 becomes 91xx while a command waits to be fetched.
 *
 * <p><b>Applets.</b> Any subclass of {@code Applet} on the class path, several per card, with several instances of a class. Static
 * fields are shared with all cards of the virtual machine.
 *
 * <p><b>Files.</b> EF_ICCID, EF_DIR, EF_ARR, DF_TELECOM with EF_SUME ("UICC TEST"), and the DF_TEST of ETSI TS 102 268, in the
 * master file and in two applications. There are no PINs: what is not forbidden to all is allowed.
 *
 * <p>Calls may come from any thread, one after the other. An applet that waits for the terminal has a daemon thread, which ends at
 * {@link #reset} and {@link #close}.
 */
public final class ApduCard implements AutoCloseable {

    /** T=0 and T=1, with the historical bytes of a proactive UICC. */
    private static final byte[] ATR = Octets.ofHex("3B9F96801FC78031E073FE211B66D0018F0100100051").toByteArray();
    private static final Iccid ICCID = Iccid.ofDigits("8986000000000000001");

    private static final int FETCH = 0x12;
    private static final int TERMINAL_RESPONSE = 0x14;
    private static final int PROPRIETARY = 0x80;
    private static final int DONE = 0x9000;
    private static final int COMMAND_WAITS = 0x9100;
    private static final int NOT_NOW = 0x6985;
    private static final int WRONG_LENGTH = 0x6C00;
    private static final int WRONG_DATA = 0x6A80;

    private final CardRuntime runtime = new CardRuntime();
    private final FetchLink link = new FetchLink();
    private final CardFiles files = UiccFiles.forTests(ICCID);
    private final LoadedClasses classes = new LoadedClasses();
    private final ToolkitFramework framework;
    private final AppletManager manager;
    private final ApduProcessor processor;

    /** A card without applets, on. */
    public ApduCard() {
        framework = new ToolkitFramework(runtime, files, link, files::menuTitle);
        manager = new AppletManager(runtime, framework);
        processor = new ApduProcessor(runtime, framework, files, manager, new ManagementCommands(manager, classes));
    }

    /** Resets the card, whatever it is doing: an applet that waits for the terminal ends its turn. The ATR. */
    public synchronized byte[] reset() {
        link.reset();
        runtime.enter(null);
        runtime.reset();
        framework.reset();
        files.reset();
        processor.reset();
        return ATR.clone();
    }

    /** Takes the power away: ends what the card is doing. */
    @Override
    public void close() {
        reset();
    }

    /**
     * Sends a command APDU of a short form: CLA INS P1 P2, and Lc with data, Le, or both.
     *
     * @return the response data, and two octets of status word
     */
    public synchronized byte[] transmit(byte[] apdu) {
        boolean toolkit = apdu.length > 1 && (apdu[0] & PROPRIETARY) != 0;
        if (toolkit && apdu[1] == FETCH) {
            return fetch(apdu).toByteArray();
        }
        if (toolkit && apdu[1] == TERMINAL_RESPONSE) {
            return terminalResponse(apdu).toByteArray();
        }
        link.run(() -> processor.process(apdu));
        return announce(processor.response()).toByteArray();
    }

    private ResponseApdu fetch(byte[] apdu) {
        Octets command = link.waiting();
        if (command == null) {
            return ResponseApdu.of(NOT_NOW);
        }
        int wanted = apdu.length < 5 ? 0 : apdu[4] & 0xFF;
        if (wanted != 0 && wanted != (command.length() & 0xFF)) {
            return ResponseApdu.of(WRONG_LENGTH | command.length() & 0xFF);
        }
        link.fetched();
        return new ResponseApdu(command, DONE);
    }

    private ResponseApdu terminalResponse(byte[] apdu) {
        if (!link.isFetched()) {
            return ResponseApdu.of(NOT_NOW);
        }
        try {
            link.respond(CommandApdu.parse(apdu).data());
        } catch (IllegalArgumentException malformed) {
            return ResponseApdu.of(WRONG_DATA);
        }
        return announce(ResponseApdu.DONE);
    }

    private ResponseApdu announce(ResponseApdu response) {
        int length = link.lengthToFetch();
        return length == 0 || response.statusWord() != DONE ? response : response.with(COMMAND_WAITS | length & 0xFF);
    }

    /** Puts a class on the card, for {@link #install(byte[], byte[], byte[], byte[])} and the INSTALL command. */
    public synchronized void load(Class<? extends Applet> applet, byte[] packageAid, byte[] classAid) {
        classes.add(Octets.of(packageAid), Octets.of(classAid), applet);
    }

    /**
     * Loads a class, installs an instance of it and makes it selectable, as INSTALL [for install and make selectable] does.
     *
     * @param packageAid  5 to 16 octets
     * @param classAid    5 to 16 octets
     * @param instanceAid 5 to 16 octets
     * @param parameters  the install parameters field: C9 with what the applet gets, EA with the UICC toolkit application specific
     *                    parameters (80) in it, or EF with CA in it (ETSI TS 102 226 clause 8.2.1.3.2). What is in EA may stand
     *                    alone: {@code 80 08 01 00 00 00 00 00 00 00}
     * @return the status word: 9000; 6A80 parameters that cannot be granted; 6985 the instance is there already, or the applet
     *     refused. A proactive command that waits after that, as a new SET UP MENU, can be fetched, and is announced by the next
     *     command
     */
    public synchronized int install(Class<? extends Applet> applet, byte[] packageAid, byte[] classAid, byte[] instanceAid,
            byte[] parameters) {
        load(applet, packageAid, classAid);
        return install(packageAid, classAid, instanceAid, parameters);
    }

    /** The same with a class by its name; IllegalArgumentException when there is no such applet on the class path. */
    public int install(String className, byte[] packageAid, byte[] classAid, byte[] instanceAid, byte[] parameters) {
        try {
            Class<?> type = Class.forName(className, true, Thread.currentThread().getContextClassLoader());
            return install(type.asSubclass(Applet.class), packageAid, classAid, instanceAid, parameters);
        } catch (ClassNotFoundException | ClassCastException none) {
            throw new IllegalArgumentException(className + " is no applet", none);
        }
    }

    /** The same with a class that is loaded; 6A88 when it is not. */
    public synchronized int install(byte[] packageAid, byte[] classAid, byte[] instanceAid, byte[] parameters) {
        return manage(() -> {
            int status = create(packageAid, classAid, instanceAid, parameters);
            return status == DONE ? manager.makeSelectable(Octets.of(instanceAid)) : status;
        });
    }

    /** INSTALL [for install] of a loaded class: the instance is there, but neither selected nor triggered. */
    public synchronized int installOnly(byte[] packageAid, byte[] classAid, byte[] instanceAid, byte[] parameters) {
        return manage(() -> create(packageAid, classAid, instanceAid, parameters));
    }

    private int create(byte[] packageAid, byte[] classAid, byte[] instanceAid, byte[] parameters) {
        return classes.find(Octets.of(packageAid), Octets.of(classAid))
                .map(type -> manager.install(type, Octets.of(packageAid), Octets.of(instanceAid),
                        InstallData.parse(Octets.of(parameters))))
                .orElse(AppletManager.NOT_FOUND);
    }

    /** INSTALL [for make selectable]; 6A88 no such instance, 6985 it is selectable already. */
    public synchronized int makeSelectable(byte[] instanceAid) {
        return manage(() -> manager.makeSelectable(Octets.of(instanceAid)));
    }

    /** SET STATUS: the instance is neither selected nor triggered any more, and keeps what it has. */
    public synchronized int lock(byte[] instanceAid) {
        return manage(() -> manager.lock(Octets.of(instanceAid)));
    }

    /** SET STATUS: the instance is at work again. */
    public synchronized int unlock(byte[] instanceAid) {
        return manage(() -> manager.unlock(Octets.of(instanceAid)));
    }

    /** DELETE of an instance; 6A88 when there is none. */
    public synchronized int delete(byte[] instanceAid) {
        return manage(() -> manager.delete(Octets.of(instanceAid)));
    }

    /** DELETE of a package; 6985 as long as there are instances of its classes, unless these are to go with it. */
    public synchronized int deletePackage(byte[] packageAid, boolean withInstances) {
        return manage(() -> {
            int status = manager.deletePackage(Octets.of(packageAid), withInstances);
            if (status == DONE) {
                classes.remove(Octets.of(packageAid));
            }
            return status;
        });
    }

    private int manage(IntSupplier action) {
        int[] status = {DONE};
        link.run(() -> {
            try {
                status[0] = action.getAsInt();
            } catch (IllegalArgumentException malformed) {
                status[0] = WRONG_DATA;
            }
            framework.settle();
        });
        return status[0];
    }
}
