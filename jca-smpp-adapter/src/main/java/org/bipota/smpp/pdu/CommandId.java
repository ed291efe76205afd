package org.bipota.smpp.pdu;

/** The command ids the adapter handles itself (SMPP 3.4 clause 5.1.2.1). */
public final class CommandId {

    /** generic_nack. */
    public static final int GENERIC_NACK = 0x80000000;
    /** bind_receiver_resp. */
    public static final int BIND_RECEIVER_RESP = 0x80000001;
    /** submit_sm_resp. */
    public static final int SUBMIT_SM_RESP = 0x80000004;
    /** deliver_sm. */
    public static final int DELIVER_SM = 0x00000005;
    /** bind_transceiver_resp. */
    public static final int BIND_TRANSCEIVER_RESP = 0x80000009;
    /** alert_notification. */
    public static final int ALERT_NOTIFICATION = 0x00000102;
    /** data_sm. */
    public static final int DATA_SM = 0x00000103;

    private CommandId() {
    }

    /** {@code deliver_sm} or {@code data_sm}, for logs. */
    public static String nameOf(int commandId) {
        return commandId == DELIVER_SM ? "deliver_sm" : commandId == DATA_SM ? "data_sm" : "0x%08X".formatted(commandId);
    }
}
