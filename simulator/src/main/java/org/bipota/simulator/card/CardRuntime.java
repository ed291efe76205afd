package org.bipota.simulator.card;

import com.licel.jcardsim.base.LoadFile;
import com.licel.jcardsim.base.SimulatorRuntime;
import com.licel.jcardsim.base.SimulatorSystem;
import java.util.List;
import javacard.framework.AID;
import javacard.framework.Applet;
import javacard.framework.TransactionException;
import uicc.toolkit.ToolkitInterface;

/**
 * The Java Card runtime of one card; one of its own for each card, since jCardSim keeps a card per runtime.
 * Transactions are its own: jCardSim counts them and rolls nothing back.
 */
final class CardRuntime extends SimulatorRuntime {

    private static final byte TOOLKIT_PARAMETER = 1;

    private static final int VOLATILE_OCTETS = 512;

    /** Classes are loaded from nowhere, for as long as an installation takes. */
    private static final AID LOAD_FILE = new AID(new byte[] {(byte) 0xF0, 1, 1, 1, 1}, (short) 0, (byte) 5);

    /** How many octets a transaction may change, unless a test says otherwise; cards have some hundred to some thousand. */
    private static final short COMMIT_CAPACITY = 512;

    private final PersistentMemory memory = new PersistentMemory(object -> getTransientMemory().isTransient(object) != 0);
    private short commitCapacity = COMMIT_CAPACITY;
    private AID runningApplet;
    private byte[] volatileArray;

    CardRuntime() {
        ShortApduBuffers.giveTo(this);
    }

    /** Installs an applet as {@code aid}; {@code parameters} as its {@code install} method gets them. */
    void install(AID aid, Class<? extends Applet> applet, byte[] parameters) {
        enter(aid);
        try {
            loadLoadFile(new LoadFile(LOAD_FILE, LOAD_FILE, applet));
            installApplet(LOAD_FILE, LOAD_FILE, aid, parameters, (short) 0, (byte) parameters.length);
        } catch (RuntimeException refusal) {
            // it may have registered before it failed
            applets.remove(aid);
            throw refusal;
        } finally {
            loadFiles.remove(LOAD_FILE);
            leave();
        }
    }

    /** Removes an applet; its {@code uninstall} method, if it has one, is called. */
    void remove(AID aid) {
        activateSimulatorRuntimeInstance();
        deleteApplet(aid);
    }

    /** An applet's toolkit object; null when it has none. */
    ToolkitInterface toolkitObject(AID aid) {
        return getApplet(aid).getShareableInterfaceObject(null, TOOLKIT_PARAMETER) instanceof ToolkitInterface toolkit
                ? toolkit : null;
    }

    /** Makes this the runtime, and this applet the running one, of the calling thread. */
    void enter(AID aid) {
        activateSimulatorRuntimeInstance();
        runningApplet = aid;
    }

    /** No applet runs any more; a transaction that one left open is aborted. */
    void leave() {
        abortOpenTransaction();
        runningApplet = null;
    }

    /** Aborts a transaction that the running applet has open. */
    void abortOpenTransaction() {
        if (getTransactionDepth() != 0) {
            abortTransaction();
        }
    }

    /** The runtime of the calling thread. */
    static CardRuntime running() {
        return (CardRuntime) SimulatorSystem.instance();
    }

    /** Shared by the applets, for as long as one of them runs. */
    byte[] volatileArray() {
        if (volatileArray == null) {
            volatileArray = new byte[VOLATILE_OCTETS];
        }
        return volatileArray;
    }

    /** Of the running applet; between calls, of the selected one. jCardSim knows none while an applet is being installed. */
    @Override
    public AID getAID() {
        return runningApplet == null ? super.getAID() : runningApplet;
    }

    /** No applet runs, and this one is selected; null for none. */
    void betweenCalls(AID selected) {
        enter(null);
        currentAID = selected;
    }

    /** Calls the {@code deselect} method of an applet in whose place something else is selected. */
    void deselect(AID selected) {
        betweenCalls(selected);
        deselect(lookupApplet(selected));
        currentAID = null;
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

    @Override
    public boolean isObjectDeletionSupported() {
        return true;
    }

    /** The virtual machine looks after that. */
    @Override
    public void requestObjectDeletion() {
        // what nobody refers to goes by itself
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
