package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bipota.simulator.card.ScriptedCard.reason;

import javacard.framework.AID;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ToolkitRegistry;

/** What an applet can register for, and what it is told otherwise (ETSI TS 102 241, ToolkitRegistry). */
class RegistryEntryTest {

    private static final Octets ONE_ENTRY = Octets.ofHex("01000A01010500000000");

    private final CardResources card = new CardResources();
    private ToolkitRegistry first;
    private ToolkitRegistry second;

    @BeforeEach
    void makeEntries() {
        first = entry(1, ToolkitParameters.parse(ONE_ENTRY));
        second = entry(2, ToolkitParameters.none());
    }

    private ToolkitRegistry entry(int number, ToolkitParameters parameters) {
        AID aid = new AID(new byte[] {(byte) 0xF0, 0, 0, 0, (byte) number}, (short) 0, (byte) 5);
        InstalledApplet applet = new InstalledApplet(aid, aid, parameters, card);
        card.menu().grant(applet);
        card.add(applet);
        return applet.registryEntry();
    }

    @Test
    void everyEventThatCanBeSetCanBeCleared() {
        int settable = 0;
        for (ToolkitEvent event : ToolkitEvent.values()) {
            if (!event.is(ToolkitEvent.Trait.ELSEWHERE)) {
                first.setEvent(event.code());
                assertThat(first.isEventSet(event.code())).as(event.name()).isTrue();
                first.clearEvent(event.code());
                assertThat(first.isEventSet(event.code())).as(event.name()).isFalse();
                settable++;
            }
        }
        assertThat(settable).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(shorts = {7, 8, 11, 19, 27, 124})
    void whatIsRegisteredOtherwiseCannotBeSet(short event) {
        assertThat(reason(() -> first.setEvent(event))).isEqualTo(ToolkitException.EVENT_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(shorts = {0, -2, 30, 125, 1000})
    void unknownEventsAreNotSupported(short event) {
        assertThat(reason(() -> first.setEvent(event))).isEqualTo(ToolkitException.EVENT_NOT_SUPPORTED);
        assertThat(reason(() -> first.clearEvent(event))).isEqualTo(ToolkitException.EVENT_NOT_SUPPORTED);
        assertThat(first.isEventSet(event)).isFalse();
    }

    @Test
    void callControlIsOneAppletsAtATime() {
        first.setEvent(ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA);
        first.setEvent(ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA);

        assertThat(reason(() -> second.setEvent(ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA)))
                .isEqualTo(ToolkitException.EVENT_ALREADY_REGISTERED);
        first.clearEvent(ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA);
        assertThat(reason(() -> second.setEvent(ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA))).isZero();
    }

    @Test
    void aListWithAWrongEventRegistersNone() {
        assertThat(reason(() -> first.setEventList(new short[] {12, 7}, (short) 0, (short) 2)))
                .isEqualTo(ToolkitException.EVENT_NOT_ALLOWED);

        assertThat(first.isEventSet((short) 12)).isFalse();
        assertThatThrownBy(() -> first.setEventList(new short[2], (short) 1, (short) 2))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> first.setEventList(null, (short) 0, (short) 0)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void menuEntriesAreThoseGranted() {
        assertThat(first.isEventSet(ToolkitConstants.EVENT_MENU_SELECTION)).isFalse();
        assertThat(menu(first, 10, false)).isEqualTo((byte) 5);
        assertThat(first.isEventSet(ToolkitConstants.EVENT_MENU_SELECTION)).isTrue();
        assertThat(first.isEventSet(ToolkitConstants.EVENT_MENU_SELECTION_HELP_REQUEST)).isFalse();

        assertThat(reason(() -> menu(first, 11, false))).isEqualTo(ToolkitException.ALLOWED_LENGTH_EXCEEDED);
        assertThat(reason(() -> menu(first, 1, false))).isEqualTo(ToolkitException.REGISTRY_ERROR);
        assertThat(reason(() -> second.disableMenuEntry((byte) 5))).isEqualTo(ToolkitException.MENU_ENTRY_NOT_FOUND);
        assertThat(reason(() -> first.setMenuEntryTextAttribute((byte) 5, new byte[3], (short) 0, (short) 3)))
                .isEqualTo(ToolkitException.BAD_INPUT_PARAMETER);
    }

    @Test
    void anEntryThatNobodySetUpIsNotFound() {
        assertThat(reason(() -> first.enableMenuEntry((byte) 5))).isEqualTo(ToolkitException.MENU_ENTRY_NOT_FOUND);
    }

    private static byte menu(ToolkitRegistry registry, int octets, boolean help) {
        return registry.initMenuEntry(new byte[octets], (short) 0, (short) octets, (byte) 0, help, (byte) 0, (short) 0);
    }

    @Test
    void pollIntervalsHaveBounds() {
        for (short wrong : new short[] {15301, -2, Short.MIN_VALUE}) {
            assertThat(reason(() -> first.requestPollInterval(wrong))).isEqualTo(ToolkitException.REGISTRY_ERROR);
        }
        first.requestPollInterval((short) 15300);
        assertThat(first.isEventSet(ToolkitConstants.EVENT_STATUS_COMMAND)).isTrue();
        first.requestPollInterval(ToolkitConstants.POLL_NO_DURATION);
        assertThat(first.isEventSet(ToolkitConstants.EVENT_STATUS_COMMAND)).isFalse();
    }

    @Test
    void nobodyGivesBackWhatAnotherHas() {
        ToolkitRegistry owner = entry(3, ToolkitParameters.parse(Octets.ofHex("0101000000000008")));
        ToolkitRegistry other = entry(4, ToolkitParameters.parse(Octets.ofHex("0101000000000008")));
        byte timer = owner.allocateTimer();
        byte service = owner.allocateServiceIdentifier();

        assertThat(reason(() -> other.releaseTimer(timer))).isEqualTo(ToolkitException.INVALID_TIMER_ID);
        assertThat(reason(() -> other.releaseServiceIdentifier(service))).isEqualTo(ToolkitException.INVALID_SERVICE_ID);
        assertThat(other.isEventSet(ToolkitConstants.EVENT_TIMER_EXPIRATION)).isFalse();
        assertThat(other.allocateTimer()).isEqualTo((byte) (timer + 1));
        assertThat(reason(() -> owner.releaseTimer(timer))).isZero();
    }

    @Test
    void fileEventsAreForgottenOneByOneOrAltogether() {
        byte[] two = {2, 0x3F, 0, 0x7F, 0x4A, 0x6F, 3, 0x3F, 0, 0x6F, 9};
        byte[] one = {1, 0x3F, 0, 0x6F, 9};
        first.registerFileEvent((short) 124, two, (short) 0, (short) two.length, null, (short) 0, (byte) 0);
        first.deregisterFileEvent((short) 124, one, (short) 0, (short) one.length, null, (short) 0, (byte) 0);
        assertThat(first.isEventSet((short) 124)).isTrue();
        first.clearEvent((short) 124);
        assertThat(first.isEventSet((short) 124)).isFalse();

        assertThat(reason(() -> first.registerFileEvent((short) 1, one, (short) 0, (short) 5, null, (short) 0, (byte) 0)))
                .isEqualTo(ToolkitException.EVENT_NOT_SUPPORTED);
        assertThat(reason(() -> first.registerFileEvent((short) 7, one, (short) 0, (short) 5, null, (short) 0, (byte) 0)))
                .isEqualTo(ToolkitException.EVENT_NOT_ALLOWED);
    }

    @Test
    void parametersMayEndAfterAnyFieldBehindTheMenu() {
        String whole = "FF0102" + "01" + "0105" + "03" + "021234" + "06" + "424950" + "424951" + "04";
        ToolkitParameters parameters = ToolkitParameters.parse(Octets.ofHex(whole));
        assertThat(parameters.priority()).isEqualTo(0xFF);
        assertThat(parameters.channels()).isEqualTo(3);
        assertThat(parameters.tars()).hasSize(2);
        assertThat(parameters.services()).isEqualTo(4);

        int[] ends = {6, 7, 10, 17, 18};
        for (int octets = 0; octets < whole.length() / 2; octets++) {
            Octets cut = Octets.ofHex(whole).slice(0, octets);
            if (java.util.Arrays.binarySearch(ends, octets) >= 0) {
                ToolkitParameters.parse(cut);
            } else {
                assertThatThrownBy(() -> ToolkitParameters.parse(cut)).as(cut.toHex()).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
