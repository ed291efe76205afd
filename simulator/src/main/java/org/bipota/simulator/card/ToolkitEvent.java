package org.bipota.simulator.card;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import uicc.toolkit.TerminalProfile;
import uicc.toolkit.ToolkitConstants;

import static org.bipota.simulator.card.ToolkitEvent.Trait.BUSY;
import static org.bipota.simulator.card.ToolkitEvent.Trait.ELSEWHERE;
import static org.bipota.simulator.card.ToolkitEvent.Trait.ENVELOPE;
import static org.bipota.simulator.card.ToolkitEvent.Trait.ONE_APPLET;
import static org.bipota.simulator.card.ToolkitEvent.Trait.RESPONSE;
import static org.bipota.simulator.card.ToolkitEvent.Trait.SILENT;

/** The events of ETSI TS 102 241 clause 6.2 and of 3GPP TS 31.130, and what an applet may do in each. */
enum ToolkitEvent {
    PROFILE_DOWNLOAD(ToolkitConstants.EVENT_PROFILE_DOWNLOAD),
    FORMATTED_SMS_PP_ENV(2, ENVELOPE, RESPONSE, BUSY),
    FORMATTED_SMS_PP_UPD(3, ENVELOPE),
    UNFORMATTED_SMS_PP_ENV(4, ENVELOPE, RESPONSE, BUSY),
    UNFORMATTED_SMS_PP_UPD(5, ENVELOPE),
    UNFORMATTED_SMS_CB(6, ENVELOPE),
    MENU_SELECTION(ToolkitConstants.EVENT_MENU_SELECTION, ELSEWHERE, ENVELOPE, BUSY),
    MENU_SELECTION_HELP_REQUEST(ToolkitConstants.EVENT_MENU_SELECTION_HELP_REQUEST, ELSEWHERE, ENVELOPE, BUSY),
    CALL_CONTROL_BY_NAA(ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA, ENVELOPE, RESPONSE, ONE_APPLET),
    SMS_MO_CONTROL_BY_NAA(10, ENVELOPE, RESPONSE, ONE_APPLET),
    TIMER_EXPIRATION(ToolkitConstants.EVENT_TIMER_EXPIRATION, ELSEWHERE, ENVELOPE, BUSY),
    MT_CALL(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, 0x00, TerminalProfile.IDX_EVENT_MT_CALL),
    CALL_CONNECTED(ToolkitConstants.EVENT_EVENT_DOWNLOAD_CALL_CONNECTED, 0x01, TerminalProfile.IDX_EVENT_CALL_CONNECTED),
    CALL_DISCONNECTED(ToolkitConstants.EVENT_EVENT_DOWNLOAD_CALL_DISCONNECTED, 0x02,
            TerminalProfile.IDX_EVENT_CALL_DISCONNECTED),
    LOCATION_STATUS(ToolkitConstants.EVENT_EVENT_DOWNLOAD_LOCATION_STATUS, 0x03, TerminalProfile.IDX_EVENT_LOCATION_STATTUS),
    USER_ACTIVITY(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY, 0x04, TerminalProfile.IDX_EVENT_USER_ACTIVITY),
    IDLE_SCREEN_AVAILABLE(ToolkitConstants.EVENT_EVENT_DOWNLOAD_IDLE_SCREEN_AVAILABLE, 0x05,
            TerminalProfile.IDX_EVENT_IDLE_SCREEN_AVAILABLE),
    CARD_READER_STATUS(ToolkitConstants.EVENT_EVENT_DOWNLOAD_CARD_READER_STATUS, 0x06,
            TerminalProfile.IDX_EVENT_CARD_READER_STATUS),
    STATUS_COMMAND(ToolkitConstants.EVENT_STATUS_COMMAND, ELSEWHERE),
    LANGUAGE_SELECTION(ToolkitConstants.EVENT_EVENT_DOWNLOAD_LANGUAGE_SELECTION, 0x07,
            TerminalProfile.IDX_EVENT_LANGUAGAE_SELECTION),
    BROWSER_TERMINATION(ToolkitConstants.EVENT_EVENT_DOWNLOAD_BROWSER_TERMINATION, 0x08,
            TerminalProfile.IDX_EVENT_BROWSER_TERMINATION),
    DATA_AVAILABLE(ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE, 0x09, TerminalProfile.IDX_EVENT_DATA_AVAILABLE),
    CHANNEL_STATUS(ToolkitConstants.EVENT_EVENT_DOWNLOAD_CHANNEL_STATUS, 0x0A, TerminalProfile.IDX_EVENT_CHANNEL_STATUS),
    FORMATTED_SMS_CB(24, ENVELOPE),
    ACCESS_TECHNOLOGY_CHANGE(ToolkitConstants.EVENT_EVENT_DOWNLOAD_ACCESS_TECHNOLOGY_CHANGE, 0x0B,
            TerminalProfile.IDX_EVENT_ACCESS_TECHNOLOGY_CHANGE),
    DISPLAY_PARAMETER_CHANGED(ToolkitConstants.EVENT_EVENT_DOWNLOAD_DISPLAY_PARAMETER_CHANGED, 0x0C,
            TerminalProfile.IDX_EVENT_DISPLAY_PARAMETER_CHANGED),
    LOCAL_CONNECTION(ToolkitConstants.EVENT_EVENT_DOWNLOAD_LOCAL_CONNECTION, 0x0D, TerminalProfile.IDX_EVENT_LOCAL_CONNECTION,
            ELSEWHERE),
    NETWORK_SEARCH_MODE_CHANGE(ToolkitConstants.EVENT_EVENT_DOWNLOAD_NETWORK_SEARCH_MODE_CHANGE, 0x0E,
            TerminalProfile.IDX_EVENT_NRETWORK_SEARCH_MODE_CHANGE),
    BROWSING_STATUS(ToolkitConstants.EVENT_EVENT_BROWSING_STATUS, 0x0F, TerminalProfile.IDX_EVENT_BROWSING_STATUS),
    HCI_CONNECTIVITY(ToolkitConstants.EVENT_EVENT_DOWNLOAD_HCI_CONNECTIVITY, 0x13, 197),
    FRAMES_INFORMATION_CHANGED(ToolkitConstants.EVENT_EVENT_DOWNLOAD_FRAMES_INFORMATION_CHANGED, 0x10, 194),
    PROACTIVE_HANDLER_AVAILABLE(ToolkitConstants.EVENT_PROACTIVE_HANDLER_AVAILABLE),
    EXTERNAL_FILE_UPDATE(ToolkitConstants.EVENT_EXTERNAL_FILE_UPDATE, ELSEWHERE, ENVELOPE),
    APPLICATION_DESELECT(ToolkitConstants.EVENT_APPLICATION_DESELECT, ENVELOPE, SILENT),
    FIRST_COMMAND_AFTER_ATR(ToolkitConstants.EVENT_FIRST_COMMAND_AFTER_ATR, SILENT),
    UNRECOGNIZED_ENVELOPE(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE, ENVELOPE, RESPONSE, BUSY);

    /** What distinguishes events. */
    enum Trait {
        /** Registered for by another method than setEvent. */
        ELSEWHERE,
        /** The EnvelopeHandler is available. */
        ENVELOPE,
        /** The EnvelopeResponseHandler is available. */
        RESPONSE,
        /** The ProactiveHandler is not available. */
        SILENT,
        /** An applet may have the terminal told that it is busy. */
        BUSY,
        /** One applet of the card at a time may register for it. */
        ONE_APPLET
    }

    private static final Map<Short, ToolkitEvent> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(event -> event.code, Function.identity()));

    private final short code;
    private final int listCode;
    private final int profileBit;
    private final Set<Trait> traits;

    ToolkitEvent(int code, Trait... traits) {
        this.code = (short) code;
        listCode = -1;
        profileBit = -1;
        this.traits = EnumSet.noneOf(Trait.class);
        this.traits.addAll(Arrays.asList(traits));
    }

    /** An event download: its code in the event list (ETSI TS 102 223 clause 8.25), and its bit in TERMINAL PROFILE. */
    ToolkitEvent(int code, int listCode, int profileBit, Trait... traits) {
        this.code = (short) code;
        this.listCode = listCode;
        this.profileBit = profileBit;
        this.traits = EnumSet.of(ENVELOPE, BUSY);
        this.traits.addAll(Arrays.asList(traits));
    }

    /** The event that the API gives this number. */
    static Optional<ToolkitEvent> of(short code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The event download with this code in the event list. */
    static Optional<ToolkitEvent> ofList(int listCode) {
        return Arrays.stream(values()).filter(event -> listCode >= 0 && event.listCode == listCode).findFirst();
    }

    short code() {
        return code;
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the terminal is told in SET UP EVENT LIST that it is wanted. */
    boolean isDownload() {
        return listCode >= 0;
    }

    int listCode() {
        return listCode;
    }

    int profileBit() {
        return profileBit;
    }
}
