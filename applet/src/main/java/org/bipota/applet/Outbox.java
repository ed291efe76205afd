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
final class Outbox {

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
    /** Something was tried, and stored as failed until it has not. */
    private static final short COUNTED = 2;

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

    private final CardData card;
    private final byte[] duties;
    private final byte[] report;
    private final byte[] message;
    private final byte[] scratch;
    private final short[] state;
    private final TerminalWatch watch;
    private final Server server;
    private final RandomData random;

    // RandomData as cards before Java Card 3.0.5 have it
    @SuppressWarnings("deprecation")
    Outbox(CardData card, WorkingMemory memory) {
        this.card = card;
        duties = card.duties;
        report = card.report;
        message = memory.message;
        scratch = memory.scratch;
        state = memory.outbox;
        watch = new TerminalWatch(card, memory);
        server = new Server(card, memory);
        random = RandomData.getInstance(RandomData.ALG_SECURE_RANDOM);
    }

    /** Whether this general result says that the terminal did it (ETSI TS 102 223 clause 8.12). */
    static boolean done(byte generalResult) {
        return (generalResult & 0xF0) == 0;
    }

    /** The terminal has sent its profile: it is on. */
    void terminalStarted() {
        restart();
    }

    /** A poll came. */
    void poll() {
        if (state[LEFT] > 0) {
            state[WAIT]--;
            if (state[WAIT] <= 0) {
                run();
            }
        }
    }

    /** The user asks for the content. */
    void requestDownload() {
        duties[CardData.PENDING] |= CardData.DOWNLOAD;
        sendNow();
    }

    /** A push is about to be obeyed: until it is known better, it was not. */
    void begin(Push push) {
        short at = (short) (WorkingMemory.MESSAGE_OCTETS - CardData.REPORT_OCTETS);
        Util.arrayFillNonAtomic(message, at, CardData.REPORT_OCTETS, (byte) 0);
        message[at] = (byte) push.copyIdentification(message, (short) (at + 1));
        short result = (short) (at + CardData.REPORT_RESULT);
        message[result] = 2;
        message[(short) (result + 1)] = UNABLE;
        Util.arrayCopy(message, at, report, (short) 0, CardData.REPORT_OCTETS);
    }

    /** The push was obeyed. */
    void succeed() {
        report[0] = 0;
    }

    /** The terminal refused the push: reports what it answered. */
    void fail(ProactiveResponseHandler response) {
        short additional = response.getAdditionalInformationLength();
        if (additional > (short) (CardData.RESULT_OCTETS - 1)) {
            additional = (short) (CardData.RESULT_OCTETS - 1);
        }
        response.copyAdditionalInformation(scratch, (short) 2, additional);
        fail(response.getGeneralResult(), additional);
    }

    /** Reports a result that the applet itself found, without additional information or with one octet of it. */
    void fail(byte generalResult, byte additional, short octets) {
        scratch[2] = additional;
        fail(generalResult, octets);
    }

    private void fail(byte generalResult, short additional) {
        scratch[0] = (byte) (additional + 1);
        scratch[1] = generalResult;
        Util.arrayCopy(scratch, (short) 0, report, CardData.REPORT_RESULT, (short) (additional + 2));
        sendNow();
    }

    private void sendNow() {
        if (state[STAGE] == FRESH) {
            state[STAGE] = WAITED;
        }
        restart();
    }

    private void restart() {
        state[LEFT] = card.parameters.tries;
        state[STEP] = 1;
        run();
    }

    private void run() {
        short[] s = state;
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
        if (s[SEEN] == TerminalWatch.UNREAD) {
            s[SEEN] = watch.look();
            if (s[SEEN] == TerminalWatch.CHANGED) {
                s[STAGE] = COUNTED;
            }
        }
        boolean check = card.pending(CardData.CHECK) && s[SEEN] != TerminalWatch.UNREAD;
        if ((check || report[0] != 0 || card.pending(CardData.DOWNLOAD)) && (backsOff() || !sendAll(check))) {
            return;
        }
        if (s[SEEN] != TerminalWatch.UNREAD) {
            s[LEFT] = 0;
        }
    }

    @SuppressWarnings("deprecation")
    private boolean backsOff() {
        byte failures = duties[CardData.FAILURES];
        if (state[STAGE] == FRESH && failures != 0) {
            state[STAGE] = WAITED;
            state[LEFT] = card.parameters.tries;
            state[STEP] = 1;
            // no two cards draw alike, however poor their generators
            random.setSeed(scratch, (short) 0, card.copyIccid(scratch, (short) 0));
            random.generateData(scratch, (short) 0, (short) 1);
            short shortest = (short) (1 << failures);
            state[WAIT] = (short) (shortest + (scratch[0] & (short) (shortest - 1)));
            return true;
        }
        if (state[STAGE] != COUNTED) {
            state[STAGE] = COUNTED;
            if (failures < MAX_FAILURES) {
                duties[CardData.FAILURES]++;
            }
        }
        return false;
    }

    private boolean sendAll(boolean check) {
        ServerMessage out = server.message;
        if (check) {
            short at = out.begin(TAG_CHECK_REQUEST);
            at = out.append(at, TAG_IMEI, duties, CardData.FOUND, CardData.TERMINAL_OCTETS);
            at = appendProfile(at);
            boolean firstUse = TerminalWatch.none(duties, CardData.KNOWN);
            at = out.append(at, TAG_TRIGGER, firstUse ? TRIGGER_FIRST_USE : TRIGGER_TERMINAL_CHANGED);
            if (!firstUse) {
                at = out.append(at, TAG_PREVIOUS_TERMINAL, duties, CardData.KNOWN, CardData.TERMINAL_OCTETS);
            }
            if (!sent(at)) {
                return false;
            }
            Util.arrayCopyNonAtomic(duties, CardData.FOUND, scratch, CardData.KNOWN, CardData.TERMINAL_OCTETS);
            scratch[CardData.PENDING] = (byte) (duties[CardData.PENDING] & ~CardData.CHECK);
            Util.arrayCopy(scratch, (short) 0, duties, CardData.KNOWN, CardData.FAILURES);
        }
        if (report[0] != 0) {
            short at = out.begin(TAG_CHANNEL_REPORT);
            at = out.append(at, TAG_IDENTIFICATION, report, (short) 1, report[0]);
            at = out.append(at, TAG_RESULT, report, (short) (CardData.REPORT_RESULT + 1), report[CardData.REPORT_RESULT]);
            if (!sent(at)) {
                return false;
            }
            report[0] = 0;
        }
        if (card.pending(CardData.DOWNLOAD)) {
            InstallParameters parameters = card.parameters;
            short name = parameters.find(InstallParameters.TAG_CONTENT_NAME);
            short at = out.begin(TAG_DOWNLOAD_REQUEST);
            if (!sent(out.append(at, TAG_CONTENT_NAME, parameters.values, (short) (name + 1), parameters.values[name]))) {
                return false;
            }
            duties[CardData.PENDING] &= ~CardData.DOWNLOAD;
        }
        duties[CardData.FAILURES] = 0;
        state[STAGE] = WAITED;
        return true;
    }

    /** Ends and sends the message; whether the terminal did. A refusal for good ends the attempts of this power-on. */
    private boolean sent(short at) {
        byte result = server.send(at);
        // 3x says that the same would fail again, but for 35, the network's own refusal, which may pass
        if ((result & 0xF0) == 0x30 && result != 0x35) {
            state[LEFT] = 0;
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
        } catch (ToolkitException end) {
            // OUT_OF_TLV_BOUNDARIES: the profile has length octets; TERMINAL_PROFILE_NOT_AVAILABLE: it has none
        } catch (ArrayIndexOutOfBoundsException end) {
            // the same, as some cards put it
        }
        if (length == PROFILE_OCTETS) {
            while (length > 0 && message[(short) (value + length - 1)] == 0) {
                length--;
            }
        }
        return length == 0 ? at : server.message.append(at, TAG_TERMINAL_PROFILE, message, value, length);
    }
}
