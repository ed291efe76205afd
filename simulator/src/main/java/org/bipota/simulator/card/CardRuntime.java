package org.bipota.simulator.card;

import com.licel.jcardsim.base.SimulatorRuntime;
import java.util.List;
import javacard.framework.AID;
import javacard.framework.Applet;
import javacard.framework.TransactionException;
import uicc.toolkit.ToolkitInterface;

/**
 * The Java Card runtime of one card with one applet; one of its own for each card, since jCardSim keeps a card per runtime.
 * Transactions are its own: jCardSim counts them and rolls nothing back.
 */
final class CardRuntime extends SimulatorRuntime {

    private static final byte TOOLKIT_PARAMETER = 1;

    /** How many octets a transaction may change, unless a test says otherwise; cards have some hundred to some thousand. */
    private static final short COMMIT_CAPACITY = 512;

    private final AID instance;
    private final PersistentMemory memory = new PersistentMemory(object -> getTransientMemory().isTransient(object) != 0);
    private short commitCapacity = COMMIT_CAPACITY;

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

    /** The installed applets, from which all that is persistent is reached. */
    List<Applet> applets() {
        return applets.values().stream().map(ApplicationInstance::getApplet).toList();
    }

    /** How many octets a transaction may change from now on. */
    void setCommitCapacity(short octets) {
        commitCapacity = octets;
    }

    /** {@inheritDoc} {@code IN_PROGRESS} when there is one already. */
    @Override
    public void beginTransaction() {
        super.beginTransaction();
        memory.keep(applets());
    }

    /** {@inheritDoc} {@code BUFFER_FULL} when it changed more than it may; a card would have said so at the write. */
    @Override
    public void commitTransaction() {
        if (getTransactionDepth() != 0 && memory.changedOctets() > commitCapacity) {
            TransactionException.throwIt(TransactionException.BUFFER_FULL);
        }
        super.commitTransaction();
        memory.forget();
    }

    @Override
    public void abortTransaction() {
        super.abortTransaction();
        memory.restore();
    }

    @Override
    public short getMaxCommitCapacity() {
        return commitCapacity;
    }

    @Override
    public short getUnusedCommitCapacity() {
        return (short) Math.max(0, commitCapacity - memory.changedOctets());
    }

    /** What a transaction had changed when the power went is brought back. */
    @Override
    public void reset() {
        leave();
        super.reset();
    }

    @Override
    public byte[] transmitCommand(byte[] command) {
        try {
            return super.transmitCommand(command);
        } finally {
            leave();
        }
    }
}
