package org.bipota.applet;

import javacard.framework.JCSystem;

/**
 * Everything the applet holds in RAM, zero after each reset: about 1,650 octets. The SDU buffer is the greatest part;
 * a received PDU's data is written straight behind the data of the SDU's former segments, so that no second one is needed.
 */
final class WorkingMemory {

    /** A message to the server being secured, or the secured data of a push being read. */
    static final short MESSAGE_OCTETS = 420;

    /** The largest SDU taken from the server. */
    static final short SDU_OCTETS = 1024;

    /** The largest PDU that is kept to be sent again: SYN with 32 octets of identification data is 55. */
    static final short PDU_OCTETS = 64;

    final byte[] message = JCSystem.makeTransientByteArray(MESSAGE_OCTETS, JCSystem.CLEAR_ON_RESET);
    final byte[] sdu = JCSystem.makeTransientByteArray(SDU_OCTETS, JCSystem.CLEAR_ON_RESET);
    /** The PDU waiting for its acknowledgement. */
    final byte[] pdu = JCSystem.makeTransientByteArray(PDU_OCTETS, JCSystem.CLEAR_ON_RESET);
    /** The header of the PDU being received. */
    final byte[] pduHeader = JCSystem.makeTransientByteArray(PduReceiver.HEADER_OCTETS, JCSystem.CLEAR_ON_RESET);
    /** Short-lived: the head of a TPDU, a short PDU, a number. Good until the next call of another class. */
    final byte[] scratch = JCSystem.makeTransientByteArray((short) 40, JCSystem.CLEAR_ON_RESET);
    /** See {@link Checksum}. */
    final byte[] checksum = JCSystem.makeTransientByteArray((short) (2 * KeyedCipher.MAX_BLOCK_OCTETS), JCSystem.CLEAR_ON_RESET);
    /** See {@link Push}. */
    final short[] push = JCSystem.makeTransientShortArray(Push.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link Channel}. */
    final short[] channel = JCSystem.makeTransientShortArray(Channel.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link CatTpLink}. */
    final short[] catTp = JCSystem.makeTransientShortArray(CatTpLink.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link PduReceiver}. */
    final short[] receiver = JCSystem.makeTransientShortArray(PduReceiver.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link PduChecksum}. */
    final short[] receivedChecksum = JCSystem.makeTransientShortArray(PduChecksum.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** As before, but one PDU may be sent while another is only half received. */
    final short[] sentChecksum = JCSystem.makeTransientShortArray(PduChecksum.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
    /** See {@link Outbox}. */
    final short[] outbox = JCSystem.makeTransientShortArray(Outbox.STATE_SHORTS, JCSystem.CLEAR_ON_RESET);
}
