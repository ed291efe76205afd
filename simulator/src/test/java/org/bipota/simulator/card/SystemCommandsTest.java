package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.card.ScriptedCard.EVERYTHING;
import static org.bipota.simulator.card.ScriptedCard.MT_CALL;
import static org.bipota.simulator.card.ScriptedCard.NOTHING;
import static org.bipota.simulator.card.ScriptedCard.PLAIN;
import static org.bipota.simulator.card.ScriptedCard.UNRECOGNIZED;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitRegistry;

/** What the framework tells the terminal of what the applets registered (ETSI TS 102 241 clause 6.7.1). */
class SystemCommandsTest {

    private static final String TITLE = "8509" + "554943432054455354";
    private static final String TWO_ENTRIES = "800C" + "01" + "00" + "0A" + "02" + "0105" + "0206" + "00" + "00" + "00" + "00";
    /** SET UP MENU and SET UP EVENT LIST with MT call and user activity; no text attributes. */
    private static final String MENU_AND_EVENTS = "0901002023";

    private final ScriptedCard card = new ScriptedCard();
    private final List<Consumer<ToolkitRegistry>> turns = new ArrayList<>();

    @AfterEach
    void powerOff() {
        card.close();
    }

    /** An applet that does the next of {@link #turns} whenever an unrecognized envelope comes. */
    private String install(String parameters, Consumer<ToolkitRegistry> installation) {
        return card.install(parameters, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
                installation.accept(registry);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                if (event == ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE && !turns.isEmpty()) {
                    turns.remove(0).accept(registry);
                }
            }
        });
    }

    private static void entry(ToolkitRegistry registry, String text) {
        byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        registry.initMenuEntry(octets, (short) 0, (short) octets.length, (byte) 0, false, (byte) 0, (short) 0);
    }

    @Test
    void eventListNamesWhatIsRegisteredAndClaimedInOrder() {
        install(NOTHING, registry -> {
            registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY);
            registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL);
            registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_LANGUAGE_SELECTION);
        });

        assertThat(card.start(MENU_AND_EVENTS)).isEqualTo("910F");
        assertThat(card.fetch()).isEqualTo("D00D8103010500820281829902" + "0004" + "9000");
        assertThat(card.respond("05")).isEqualTo("9000");
        assertThat(card.envelope(MT_CALL)).as("nothing has changed").isEqualTo("9000");
    }

    @Test
    void eventListGoesAgainWhenItChangesAndIsEmptyAtTheEnd() {
        String aid = install(NOTHING, registry -> registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY));
        card.start(MENU_AND_EVENTS);
        card.fetch();
        card.respond("05");
        turns.add(registry -> registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL));

        assertThat(card.envelope(UNRECOGNIZED)).isEqualTo("910F");
        assertThat(card.fetch()).isEqualTo("D00D81030105008202818299" + "020004" + "9000");
        card.respond("05");
        card.card().delete(ScriptedCard.bytes(aid));
        assertThat(card.send("80F2000C00")).isEqualTo("910D");
        assertThat(card.fetch()).isEqualTo("D00B81030105008202818299" + "00" + "9000");
    }

    @Test
    void nothingIsSentThatTheTerminalDoesNotKnow() {
        install(TWO_ENTRIES, registry -> {
            registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY);
            registry.requestPollInterval((short) 60);
            entry(registry, "A");
        });

        assertThat(card.start(PLAIN)).isEqualTo("9000");
    }

    @Test
    void menuHasTheEntriesOfAllAppletsByPosition() {
        install(TWO_ENTRIES, registry -> {
            entry(registry, "A");
            entry(registry, "B");
        });
        install("800A" + "01" + "00" + "0A" + "01" + "0207" + "00" + "00" + "00" + "00", registry -> entry(registry, "C"));

        card.start(MENU_AND_EVENTS);
        assertThat(card.fetch()).isEqualTo(
                "D020" + "8103012500" + "82028182" + TITLE + "8F020541" + "8F020743" + "8F020642" + "9000");
    }

    @Test
    void menuFollowsItsEntriesAndStaysEmptyWhenTheLastGoes() {
        install(TWO_ENTRIES, registry -> entry(registry, "A"));
        card.start(MENU_AND_EVENTS);
        card.fetch();
        card.respond("25");
        turns.add(registry -> registry.changeMenuEntry((byte) 5, new byte[] {'N', 'o'}, (short) 0, (short) 2, (byte) 0x21, true,
                (byte) 1, (short) 3));
        turns.add(registry -> registry.disableMenuEntry((byte) 5));

        card.envelope(UNRECOGNIZED);
        assertThat(card.fetch()).isEqualTo("D020" + "8103012580" + "82028182" + TITLE + "8F03054E6F" + "180121" + "1F020103" + "9000");
        card.respond("25");
        card.envelope(UNRECOGNIZED);
        assertThat(card.fetch()).isEqualTo("D016" + "8103012500" + "82028182" + TITLE + "8F00" + "9000");
    }

    @Test
    void aLockedAppletHasNoEntry() {
        String aid = install(TWO_ENTRIES, registry -> entry(registry, "A"));
        card.start(MENU_AND_EVENTS);
        card.fetch();
        card.respond("25");

        assertThat(card.card().lock(ScriptedCard.bytes(aid))).isEqualTo(0x9000);
        assertThat(card.fetch()).isEqualTo("D016" + "8103012500" + "82028182" + TITLE + "8F00" + "9000");
        card.respond("25");
        assertThat(card.card().unlock(ScriptedCard.bytes(aid))).isEqualTo(0x9000);
        assertThat(card.fetch()).contains("8F020541");
    }

    @Test
    void titleIsThatOfTheFile() {
        install(TWO_ENTRIES, registry -> entry(registry, "A"));
        card.card().reset();
        card.send("00A4000C027F10");
        card.send("00A4000C026F54");
        card.send("00D60000048502" + "4869");
        assertThat(card.send("8010000005" + MENU_AND_EVENTS)).startsWith("91");

        assertThat(card.fetch()).contains("85024869");
    }

    @Test
    void shortestIntervalIsAskedForAndTheTerminalsAnswerCounts() {
        List<Short> intervals = new ArrayList<>();
        install(NOTHING, registry -> registry.requestPollInterval((short) 600));
        install(NOTHING, registry -> registry.requestPollInterval((short) 45));
        turns.add(registry -> {
            intervals.add(registry.getPollInterval());
            registry.requestPollInterval((short) 0);
            intervals.add(registry.getPollInterval());
        });
        turns.add(registry -> registry.requestPollInterval((short) 0));

        card.start("090160");
        assertThat(card.fetch()).isEqualTo("D00D" + "8103010300" + "82028182" + "8402012D" + "9000");
        card.respond("03", "830100" + "8402013C");
        card.envelope(UNRECOGNIZED);
        assertThat(intervals).containsExactly((short) 60, (short) 0);
        assertThat(card.fetch()).as("both turns gave up their interval").isEqualTo("D009" + "8103010400" + "82028182" + "9000");
    }

    @Test
    void commandsOfAResetCardGoAgain() {
        install(NOTHING, registry -> registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY));
        card.start(MENU_AND_EVENTS);
        card.fetch();

        assertThat(card.start(MENU_AND_EVENTS)).isEqualTo("910E");
        assertThat(card.fetch()).startsWith("D00C8103010500");
    }

    @Test
    void whoWaitsForTheHandlerComesBeforeTheFramework() {
        card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                if (event == ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE) {
                    registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY);
                    registry.setEvent(ToolkitConstants.EVENT_PROACTIVE_HANDLER_AVAILABLE);
                } else {
                    HandlerAvailabilityTest.displaying("A").trigger(event, registry);
                }
            }
        });
        card.start(EVERYTHING);

        card.envelope(UNRECOGNIZED);
        assertThat(card.fetch()).startsWith("D00D8103012100");
        assertThat(card.respond("21")).isEqualTo("910E");
    }

    @Test
    void frameworkCommandsFollowTheAppletsOwn() {
        install(NOTHING, registry -> { });
        turns.add(registry -> {
            registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY);
            HandlerAvailabilityTest.displaying("A").trigger((short) -1, registry);
        });
        card.start(EVERYTHING);

        card.envelope(UNRECOGNIZED);
        assertThat(card.fetch()).startsWith("D00D8103012100");
        assertThat(card.respond("21")).isEqualTo("910E");
        assertThat(card.fetch()).startsWith("D00C8103010500");
    }
}
