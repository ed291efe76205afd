package org.bipota.simulator.card;

import com.licel.jcardsim.base.SimulatorRuntime;
import javacard.framework.AID;
import javacard.framework.Applet;
import uicc.toolkit.ToolkitInterface;

/** The Java Card runtime of one card with one applet; one of its own for each card, since jCardSim keeps a card per runtime. */
final class CardRuntime extends SimulatorRuntime {

    private static final byte TOOLKIT_PARAMETER = 1;

    private final AID instance;

    CardRuntime(byte[] aid) {
        instance = new AID(aid, (short) 0, (byte) aid.length);
    }

    /** Installs an applet; {@code parameters} as its {@code install} method gets them. */
    void install(Class<? extends Applet> applet, byte[] parameters) {
        enter();
        loadApplet(instance, applet);
        installApplet(instance, parameters, (short) 0, (byte) parameters.length);
    }

    /** The applet's toolkit object. */
    ToolkitInterface toolkitObject() {
        return (ToolkitInterface) getApplet(instance).getShareableInterfaceObject(null, TOOLKIT_PARAMETER);
    }

    /** Makes this the runtime, and the applet the running one, of the calling thread. */
    void enter() {
        activateSimulatorRuntimeInstance();
        currentAID = instance;
    }

    /** Ends a transaction that the applet left open. */
    void leave() {
        if (getTransactionDepth() != 0) {
            abortTransaction();
        }
    }

    /** jCardSim knows none while an applet is being installed. */
    @Override
    public AID getAID() {
        return instance;
    }
}
