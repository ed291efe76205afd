package org.bipota.simulator.card;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

import uicc.toolkit.ToolkitException;

/** A card for scripted applets, in hexadecimal. */
final class ScriptedCard implements AutoCloseable {

    /** TERMINAL PROFILE of a terminal that can do everything. */
    static final String EVERYTHING = "FF".repeat(32);
    /** Of one that knows no command of the framework. */
    static final String PLAIN = "0901";
    /** Toolkit parameters without anything. */
    static final String NOTHING = "8008" + "01" + "00" + "00" + "00" + "00" + "00" + "00" + "00";
    /** No menu; 8 timers, 7 channels, 8 services. */
    static final String PLENTY = "8008" + "01" + "08" + "00" + "00" + "07" + "00" + "00" + "08";

    static final String UNRECOGNIZED = "010782028381FF0101";
    static final String CALL_CONTROL = "D4118202828186028101930781F2A334057667";
    static final String USER_ACTIVITY = "D60799010482028281";
    static final String MT_CALL = "D60A990100820283819C0101";

    private static final String PACKAGE = "F00102030405";
    private static final String CLASS = "F0010203040501";
    private static final AtomicInteger INSTANCES = new AtomicInteger();

    private final ApduCard card = new ApduCard();

    /** Installs an instance; its AID. */
    String install(String parameters, ScriptedApplet.Script script) {
        String aid = nextAid();
        if (install(aid, parameters, script) != 0x9000) {
            throw new AssertionError("installation refused");
        }
        return aid;
    }

    static String nextAid() {
        return "F0010203040502" + String.format("%08X", INSTANCES.incrementAndGet());
    }

    int install(String aid, String parameters, ScriptedApplet.Script script) {
        ScriptedApplet.prepare(bytes(aid), script);
        return card.install(ScriptedApplet.class, bytes(PACKAGE), bytes(CLASS), bytes(aid), bytes(parameters));
    }

    ApduCard card() {
        return card;
    }

    /** Reset and TERMINAL PROFILE; the status word of that. */
    String start(String profile) {
        card.reset();
        return send("80100000" + lengthOf(profile) + profile);
    }

    String envelope(String envelope) {
        return send("80C20000" + lengthOf(envelope) + envelope);
    }

    String fetch() {
        return send("8012000000");
    }

    /** TERMINAL RESPONSE with a general result of 00, to a command of this type. */
    String respond(String type) {
        return respond(type, "830100");
    }

    String respond(String type, String objects) {
        String data = "810301" + type + "00" + "82028281" + objects;
        return send("80140000" + lengthOf(data) + data);
    }

    String select(String aid) {
        return send("00A40400" + lengthOf(aid) + aid);
    }

    String send(String apdu) {
        return HexFormat.of().withUpperCase().formatHex(card.transmit(bytes(apdu)));
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String lengthOf(String hex) {
        return String.format("%02X", hex.length() / 2);
    }

    /** The reason of the ToolkitException that an action throws; 0 for none. */
    static int reason(Runnable action) {
        try {
            action.run();
            return 0;
        } catch (ToolkitException fault) {
            return fault.getReason();
        }
    }

    @Override
    public void close() {
        card.close();
    }
}
