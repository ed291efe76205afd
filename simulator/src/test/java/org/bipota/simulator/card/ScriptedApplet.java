package org.bipota.simulator.card;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javacard.framework.AID;
import javacard.framework.APDU;
import javacard.framework.Applet;
import javacard.framework.ISOException;
import javacard.framework.Shareable;
import javacard.framework.Util;
import uicc.toolkit.ToolkitInterface;
import uicc.toolkit.ToolkitRegistry;
import uicc.toolkit.ToolkitRegistrySystem;

/** A toolkit applet that does what a test says: its instance finds its script by its AID. */
public final class ScriptedApplet extends Applet implements ToolkitInterface {

    /** What an instance does. */
    interface Script {

        /** While it is installed, after it has registered. */
        default void install(ToolkitRegistry registry) {
        }

        /** When it is triggered. */
        default void trigger(short event, ToolkitRegistry registry) {
        }

        /** When it gets an APDU, SELECT included: what it answers. */
        default byte[] process(byte[] command) {
            return new byte[0];
        }

        /** When something else is selected in its place. */
        default void deselect() {
        }
    }

    /** Persistent memory that belongs to no object. */
    static final byte[] STATIC_OCTETS = new byte[1];

    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

    private final Script script;
    private final ToolkitRegistry registry;

    private ScriptedApplet(byte[] parameters, short offset, byte length) {
        register(parameters, (short) (offset + 1), parameters[offset]);
        byte[] aid = Arrays.copyOfRange(parameters, offset + 1, offset + 1 + parameters[offset]);
        script = SCRIPTS.get(HexFormat.of().formatHex(aid));
        registry = ToolkitRegistrySystem.getEntry();
        script.install(registry);
    }

    /** The script of the next instance with this AID. */
    static void prepare(byte[] aid, Script script) {
        SCRIPTS.put(HexFormat.of().formatHex(aid), script);
    }

    /** Called by the card. */
    public static void install(byte[] parameters, short offset, byte length) {
        new ScriptedApplet(parameters, offset, length);
    }

    @Override
    public Shareable getShareableInterfaceObject(AID client, byte parameter) {
        return client == null && parameter == 1 ? this : null;
    }

    @Override
    public void processToolkit(short event) {
        script.trigger(event, registry);
    }

    @Override
    public void deselect() {
        script.deselect();
    }

    @Override
    public void process(APDU apdu) {
        byte[] buffer = apdu.getBuffer();
        short length = (short) (5 + (buffer[4] & 0xFF));
        byte[] answer = script.process(Arrays.copyOf(buffer, Math.min(length, buffer.length)));
        if (answer == null) {
            ISOException.throwIt((short) 0x6D00);
        }
        Util.arrayCopyNonAtomic(answer, (short) 0, buffer, (short) 0, (short) answer.length);
        apdu.setOutgoingAndSend((short) 0, (short) answer.length);
    }
}
