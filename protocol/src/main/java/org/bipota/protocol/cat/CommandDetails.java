package org.bipota.protocol.cat;

import org.bipota.protocol.Octets;

/**
 * Command details (TS 102 223 clause 8.6).
 *
 * @param number command number, 0 to 255
 * @param type type of command, 0 to 255, see the constants
 * @param qualifier command qualifier, 0 to 255
 */
public record CommandDetails(int number, int type, int qualifier) {

    /** MORE TIME. */
    public static final int MORE_TIME = 0x02;
    /** SET UP EVENT LIST. */
    public static final int SET_UP_EVENT_LIST = 0x05;
    /** SEND SHORT MESSAGE. */
    public static final int SEND_SHORT_MESSAGE = 0x13;
    /** PROVIDE LOCAL INFORMATION. */
    public static final int PROVIDE_LOCAL_INFORMATION = 0x26;
    /** TIMER MANAGEMENT. */
    public static final int TIMER_MANAGEMENT = 0x27;
    /** OPEN CHANNEL. */
    public static final int OPEN_CHANNEL = 0x40;
    /** CLOSE CHANNEL. */
    public static final int CLOSE_CHANNEL = 0x41;
    /** RECEIVE DATA. */
    public static final int RECEIVE_DATA = 0x42;
    /** SEND DATA. */
    public static final int SEND_DATA = 0x43;
    /** GET CHANNEL STATUS. */
    public static final int GET_CHANNEL_STATUS = 0x44;


    Octets value() {
        return Octets.ofOctets(number, type, qualifier);
    }
}
