package org.bipota.applet;

import javacard.framework.JCSystem;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;

/**
 * Everything the applet holds in RAM, zero after each reset: the SDU buffer of 1,024 octets, and about 1,500 octets beside
 * it. A short counts two octets.
 *
 * <p>It is the second layer of the one object that the package description tells of.
 */
class WorkingMemory extends CardData {

    /**
     * A message to the server being secured, the secured data of a push being read, or one command of a content while it is
     * executed. None of them goes on after the event that brought it.
     */
    static final short MESSAGE_OCTETS = 420;

    /** The largest SDU taken from the server, and the largest packet taken over TCP. */
    static final short SDU_OCTETS = 1024;

    /** The largest CAT_TP PDU taken from the server: four of them make the largest SDU. */
    static final short PDU_OCTETS = 274;

    /** The longest response packet is 46 octets: a compact-format response without data, AES. */
    static final short RESPONSE_OCTETS = 48;

    /** The head of a TPDU: 12 octets of address, and a header of 8 octets behind 10 others. */
    static final short SCRATCH_OCTETS = 40;

    final byte[] message = JCSystem.makeTransientByteArray(MESSAGE_OCTETS, JCSystem.CLEAR_ON_RESET);
    final byte[] sdu = JCSystem.makeTransientByteArray(SDU_OCTETS, JCSystem.CLEAR_ON_RESET);
    /** The PDU being received, and behind it the two that may wait out of order (see {@link Link}). */
    final byte[] pdus = JCSystem.makeTransientByteArray((short) (3 * PDU_OCTETS), JCSystem.CLEAR_ON_RESET);
    /** The response packet until it is acknowledged; before, the options of SYN until that is. */
    final byte[] response = JCSystem.makeTransientByteArray(RESPONSE_OCTETS, JCSystem.CLEAR_ON_RESET);
    /** Short-lived: the head of a TPDU or of a PDU, a number. Good until the next call of another class. */
    final byte[] scratch = JCSystem.makeTransientByteArray(SCRATCH_OCTETS, JCSystem.CLEAR_ON_RESET);
    /** See {@link SecuredPackets}. */
    final byte[] checksum = JCSystem.makeTransientByteArray((short) (2 * KeyedCipher.MAX_BLOCK_OCTETS), JCSystem.CLEAR_ON_RESET);
    /** The progress of the content as it will be after the packet: see {@link ContentStore}. */
    final byte[] progress = JCSystem.makeTransientByteArray(ContentStore.PROGRESS_OCTETS, JCSystem.CLEAR_ON_RESET);
    /** See {@link Push}. */
    final short[] push = JCSystem.makeTransientShortArray(Push.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link Channel} and {@link Link}. */
    final short[] state = JCSystem.makeTransientShortArray(Channel.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link ContentStore}. */
    final short[] content = JCSystem.makeTransientShortArray(ContentStore.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link Outbox}. */
    final short[] outbox = JCSystem.makeTransientShortArray(Outbox.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);

    WorkingMemory(InstallParameters parameters) {
        super(parameters);
    }

    /** Whether this general result says that the terminal did it (ETSI TS 102 223 clause 8.12). */
    static boolean done(byte generalResult) {
        return (generalResult & 0xF0) == 0;
    }

    /** Begins a proactive command. */
    static ProactiveHandler command(byte type, byte qualifier, byte device) {
        ProactiveHandler command = ProactiveHandlerSystem.getTheHandler();
        command.init(type, qualifier, device);
        return command;
    }

    /** The smaller of two. */
    static short least(short one, short other) {
        return one < other ? one : other;
    }
}
