package org.bipota.applet;

import javacard.framework.Util;
import javacard.security.RandomData;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ProactiveResponseHandler;
import uicc.toolkit.TerminalProfile;
import uicc.toolkit.ToolkitException;

/**
 * What the server is to be told, until the terminal has confirmed that it left: the check request, a channel report, a download
 * request. Each is stored before it is sent for the first time and struck off after it was sent for the last, so that the power
 * may go at any moment and nothing be lost; what is sent again has a counter of its own.
 *
 * <pre>
 * when                                        what is tried
 * power-on, nothing left from the one before  the terminal is looked at, and told at once if it is another
 * power-on, something left from n before      the terminal is looked at, and told at once if it is another; otherwise after 2^n
 *                                             to 2^(n+1)-1 polls, drawn anew each time, n counting to 5 at most
 * menu entry, channel refused                 everything, at once
 * not sent, or the terminal did not tell      again after 1, 2, 4, ... polls, as often as the install parameters allow
 * not sent, the same would fail again (3x)    nothing more in this power-on
 * no proactive command allowed now            again at the next poll; not counted
 * </pre>
 * A poll is a STATUS command, or another event that costs nobody anything (see {@link BipOtaApplet}). So terminals that come
 * back all at once, after a failure of the network, do not all send at once, and one that cannot send is not kept busy.
 */
class Outbox extends TerminalWatch {

    /** The RAM it needs. */
    static final short STATE_SHORTS = 5;

    private static final short LEFT = 0;
    private static final short WAIT = 1;
    private static final short STEP = 2;
    private static final short STAGE = 3;
    private static final short SEEN = 4;

    /** Nothing was tried in this power-on. */
    private static final short FRESH = 0;
    /** What is left from earlier power-ons has waited long enough. */
    private static final short WAITED = 1;
    /** And something was tried, and stored as failed until it has not. */
    private static final short COUNTED = 3;

    private static final byte MAX_FAILURES = 5;

    private static final byte TAG_CHECK_REQUEST = (byte) 0xE1;
    private static final byte TAG_DOWNLOAD_REQUEST = (byte) 0xE2;
    private static final byte TAG_CHANNEL_REPORT = (byte) 0xE3;
    private static final byte TAG_IMEI = (byte) 0x82;
    private static final byte TAG_TERMINAL_PROFILE = (byte) 0x83;
    private static final byte TAG_TRIGGER = (byte) 0x84;
    private static final byte TAG_PREVIOUS_TERMINAL = (byte) 0x85;
    private static final byte TAG_IDENTIFICATION = (byte) 0x86;
    private static final byte TAG_RESULT = (byte) 0x87;
    private static final byte TAG_CONTENT_NAME = (byte) 0x90;
    private static final byte TRIGGER_FIRST_USE = 0x01;
    private static final byte TRIGGER_TERMINAL_CHANGED = 0x02;

    /** The longest profile that is passed on: no terminal has more today. */
    private static final short PROFILE_OCTETS = 127;

    /** Terminal currently unable to process command, no specific cause: what is reported of a push that the power cut short. */
    private static final byte UNABLE = 0x20;

    final RandomData random;

    // RandomData as cards before Java Card 3.0.5 have it
    @SuppressWarnings("deprecation")
    Outbox(InstallParameters parameters) {
        super(parameters);
        random = RandomData.getInstance(RandomData.ALG_SECURE_RANDOM);
    }

    /** A poll came. */
    final void poll() {
        if (outbox[LEFT] > 0) {
            outbox[WAIT]--;
            if (outbox[WAIT] <= 0) {
                run();
            }
        }
    }

    /** The user asks for the content. */
    final void requestDownload() {
        duties[PENDING] |= DOWNLOAD;
        sendNow();
    }

    /** A push is about to be obeyed: until it is known better, it was not, and the next poll says so. */
    final void beginReport() {
        mayTry();
        outbox[WAIT] = 1;
        short at = (short) (MESSAGE_OCTETS - REPORT_OCTETS);
        Util.arrayFillNonAtomic(message, at, REPORT_OCTETS, (byte) 0);
        message[at] = (byte) copyIdentification(message, (short) (at + 1));
        short result = (short) (at + REPORT_RESULT);
        message[result] = 2;
        message[(short) (result + 1)] = UNABLE;
        Util.arrayCopy(message, at, report, (short) 0, REPORT_OCTETS);
    }

    /** The terminal refused the push: reports what it answered. */
    final void fail(ProactiveResponseHandler response) {
        short additional = least(response.getAdditionalInformationLength(), (short) (RESULT_OCTETS - 1));
        response.copyAdditionalInformation(scratch, (short) 2, additional);
        fail(response.getGeneralResult(), additional);
    }

    /** Reports a result that the applet itself found, without additional information or with one octet of it. */
    final void fail(byte generalResult, byte additional, short octets) {
        scratch[2] = additional;
        fail(generalResult, octets);
    }

    private void fail(byte generalResult, short additional) {
        scratch[0] = (byte) (additional + 1);
        scratch[1] = generalResult;
        Util.arrayCopy(scratch, (short) 0, report, REPORT_RESULT, (short) (additional + 2));
        sendNow();
    }

    private void sendNow() {
        mayTry();
        run();
    }

    /** Something is new, and does not wait for what is old. */
    private void mayTry() {
        outbox[STAGE] |= WAITED;
        allowTries();
    }

    /** The terminal has sent its profile: it is on. */
    final void terminalStarted() {
        allowTries();
        run();
    }

    private void allowTries() {
        outbox[LEFT] = parameters.tries;
        outbox[STEP] = 1;
    }

    private void run() {
        short[] s = outbox;
        try {
            ProactiveHandlerSystem.getTheHandler();
        } catch (ToolkitException unavailable) {
            s[WAIT] = 0;
            return;
        }
        // counted before it is made, so that an exception in it counts as well
        s[LEFT]--;
        s[WAIT] = s[STEP];
        s[STEP] = (short) (s[STEP] << 1);
        if (s[SEEN] == UNREAD) {
            s[SEEN] = look();
            if (s[SEEN] == CHANGED) {
                s[STAGE] = COUNTED;
            }
        }
        boolean check = (duties[PENDING] & CHECK) != 0 && s[SEEN] != UNREAD;
        if ((check || report[0] != 0 || (duties[PENDING] & DOWNLOAD) != 0) && (backsOff() || !sendAll(check))) {
            return;
        }
        if (s[SEEN] != UNREAD) {
            s[LEFT] = 0;
        }
    }

    @SuppressWarnings("deprecation")
    private boolean backsOff() {
        byte failures = duties[FAILURES];
        if (outbox[STAGE] == FRESH && failures != 0) {
            outbox[STAGE] = WAITED;
            allowTries();
            // no two cards draw alike, however poor their generators
            random.setSeed(scratch, (short) 0, copyIccid(scratch, (short) 0));
            random.generateData(scratch, (short) 0, (short) 1);
            short shortest = (short) (1 << failures);
            outbox[WAIT] = (short) (shortest + (scratch[0] & (short) (shortest - 1)));
            return true;
        }
        if (outbox[STAGE] != COUNTED) {
            outbox[STAGE] = COUNTED;
            if (failures < MAX_FAILURES) {
                duties[FAILURES]++;
            }
        }
        return false;
    }

    private boolean sendAll(boolean check) {
        if (check) {
            short at = beginMessage(TAG_CHECK_REQUEST);
            at = append(at, TAG_IMEI, duties, FOUND, TERMINAL_OCTETS);
            at = appendProfile(at);
            boolean firstUse = none(duties, KNOWN);
            at = append(at, TAG_TRIGGER, firstUse ? TRIGGER_FIRST_USE : TRIGGER_TERMINAL_CHANGED);
            if (!firstUse) {
                at = append(at, TAG_PREVIOUS_TERMINAL, duties, KNOWN, TERMINAL_OCTETS);
            }
            if (!sent(at)) {
                return false;
            }
            Util.arrayCopyNonAtomic(duties, FOUND, scratch, KNOWN, TERMINAL_OCTETS);
            scratch[PENDING] = (byte) (duties[PENDING] & ~CHECK);
            Util.arrayCopy(scratch, (short) 0, duties, KNOWN, FAILURES);
        }
        if (report[0] != 0) {
            short at = beginMessage(TAG_CHANNEL_REPORT);
            at = append(at, TAG_IDENTIFICATION, report, (short) 1, report[0]);
            at = append(at, TAG_RESULT, report, (short) (REPORT_RESULT + 1), report[REPORT_RESULT]);
            if (!sent(at)) {
                return false;
            }
            report[0] = 0;
        }
        if ((duties[PENDING] & DOWNLOAD) != 0) {
            short name = parameters.find(InstallParameters.TAG_CONTENT_NAME);
            short at = beginMessage(TAG_DOWNLOAD_REQUEST);
            if (!sent(append(at, TAG_CONTENT_NAME, parameters.values, (short) (name + 1), parameters.values[name]))) {
                return false;
            }
            duties[PENDING] &= ~DOWNLOAD;
        }
        duties[FAILURES] = 0;
        outbox[STAGE] = WAITED;
        return true;
    }

    /** Ends and sends the message; whether the terminal did. A refusal for good ends the attempts of this power-on. */
    private boolean sent(short at) {
        byte result = sendMessage(at);
        // 3x says that the same would fail again, but for 35, the network's own refusal, which may pass
        if ((result & 0xF0) == 0x30 && result != 0x35) {
            outbox[LEFT] = 0;
        }
        return done(result);
    }

    /**
     * The API does not tell how long the profile is, so its octets are taken one by one until it ends. On a card that has zeros
     * behind it, the last octet that is none is taken for its end.
     */
    private short appendProfile(short at) {
        short value = (short) (at + 2);
        short length = 0;
        try {
            while (length < PROFILE_OCTETS) {
                TerminalProfile.copy(length, message, (short) (value + length), (short) 1);
                length++;
            }
        } catch (RuntimeException end) {
            // a ToolkitException or, as some cards put it, an index out of bounds: the profile has length octets, or there is none
        }
        if (length == PROFILE_OCTETS) {
            while (length > 0 && message[(short) (value + length - 1)] == 0) {
                length--;
            }
        }
        return length == 0 ? at : append(at, TAG_TERMINAL_PROFILE, message, value, length);
    }
}
