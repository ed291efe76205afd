package org.bipota.simulator.card;

import java.util.function.IntConsumer;
import javacard.framework.AID;
import javacard.framework.APDU;
import javacard.framework.Applet;
import javacard.framework.Shareable;
import uicc.toolkit.ToolkitInterface;
import uicc.toolkit.ToolkitRegistry;
import uicc.toolkit.ToolkitRegistrySystem;

/** A toolkit applet that does what the test tells it: the second one on the emulator, and no part of the product. */
public final class ProbeApplet extends Applet implements ToolkitInterface {

    private static final ThreadLocal<ProbeApplet> INSTALLED = new ThreadLocal<>();

    private final ToolkitRegistry registry;
    private IntConsumer onEvent = event -> { };

    private ProbeApplet(byte[] data, short offset) {
        register(data, (short) (offset + 1), data[offset]);
        registry = ToolkitRegistrySystem.getEntry();
        INSTALLED.set(this);
    }

    /** Installs it. */
    public static void install(byte[] data, short offset, byte length) {
        new ProbeApplet(data, offset);
    }

    /** The one that this thread installed last. */
    static ProbeApplet lastInstalled() {
        return INSTALLED.get();
    }

    ToolkitRegistry registry() {
        return registry;
    }

    void onEvent(IntConsumer action) {
        onEvent = action;
    }

    @Override
    public Shareable getShareableInterfaceObject(AID client, byte parameter) {
        return this;
    }

    @Override
    public void processToolkit(short event) {
        onEvent.accept(event);
    }

    @Override
    public void process(APDU apdu) {
        // nothing but SELECT
    }
}
