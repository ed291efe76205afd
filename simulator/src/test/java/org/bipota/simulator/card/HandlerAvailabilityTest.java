package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.card.ScriptedCard.CALL_CONTROL;
import static org.bipota.simulator.card.ScriptedCard.NOTHING;
import static org.bipota.simulator.card.ScriptedCard.PLAIN;
import static org.bipota.simulator.card.ScriptedCard.UNRECOGNIZED;
import static org.bipota.simulator.card.ScriptedCard.USER_ACTIVITY;
import static org.bipota.simulator.card.ScriptedCard.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeHandlerSystem;
import uicc.toolkit.EnvelopeResponseHandler;
import uicc.toolkit.EnvelopeResponseHandlerSystem;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ProactiveResponseHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ToolkitRegistry;

/** Which handlers an applet has, when, and for how long (ETSI TS 102 241 clause 6.6). */
class HandlerAvailabilityTest {

    private static final int NOT_AVAILABLE = ToolkitException.HANDLER_NOT_AVAILABLE;

    private final ScriptedCard card = new ScriptedCard();

    @AfterEach
    void powerOff() {
        card.close();
    }

    /** In each event: ProactiveHandler, ProactiveResponseHandler, EnvelopeHandler, EnvelopeResponseHandler. */
    private static String handlers() {
        return mark("P", reason(ProactiveHandlerSystem::getTheHandler)) + mark("R", reason(ProactiveResponseHandlerSystem::getTheHandler))
                + mark("E", reason(EnvelopeHandlerSystem::getTheHandler)) + mark("A", reason(EnvelopeResponseHandlerSystem::getTheHandler));
    }

    private static String mark(String letter, int reason) {
        return reason == 0 ? letter : reason == NOT_AVAILABLE ? "-" : "?";
    }

    @ParameterizedTest
    @CsvSource({
        "-1, PREA", "1, PR--", "7, PRE-", "8, PRE-", "9, PREA", "11, PRE-", "12, PRE-", "16, PRE-", "19, PR--", "21, PRE-",
        "22, PRE-", "23, PRE-", "27, PRE-", "29, PRE-", "32, PRE-", "34, PRE-", "123, PR--", "124, PRE-", "126, --E-", "127, ----"
    })
    void everyEventHasItsHandlers(short event, String expected) {
        Map<Short, String> seen = new TreeMap<>();
        short[] events = {-1, 1, 9, 12, 16, 21, 22, 23, 29, 32, 34, 123, 126, 127};
        card.install("800A" + "01" + "08" + "0A" + "01" + "0101" + "07" + "00" + "00" + "08", new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEventList(events, (short) 0, (short) events.length);
                registry.initMenuEntry(new byte[] {'A'}, (short) 0, (short) 1, (byte) 0, true, (byte) 0, (short) 0);
                registry.requestPollInterval(ToolkitConstants.POLL_SYSTEM_DURATION);
                registry.allocateTimer();
                registry.allocateServiceIdentifier();
                byte[] file = {1, 0x3F, 0, 0x7F, 0x4A, 0x6F, 3};
                registry.registerFileEvent((short) 124, file, (short) 0, (short) file.length, null, (short) 0, (byte) 0);
            }

            @Override
            public void trigger(short triggered, ToolkitRegistry registry) {
                seen.put(triggered, handlers());
                if (triggered == -1) {
                    ProactiveHandler handler = ProactiveHandlerSystem.getTheHandler();
                    handler.init(ToolkitConstants.PRO_CMD_OPEN_CHANNEL, (byte) 1, ToolkitConstants.DEV_ID_TERMINAL);
                    handler.send();
                    handler.init(ToolkitConstants.PRO_CMD_DECLARE_SERVICE, (byte) 0, ToolkitConstants.DEV_ID_TERMINAL);
                    handler.appendTLV(ToolkitConstants.TAG_SERVICE_RECORD, (byte) 0, (short) 0);
                    handler.send();
                }
            }
        });
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.fetch();
        card.respond("40", "830100" + "38028100");
        card.fetch();
        card.respond("47");
        for (String envelope : List.of("D30782020181100101", "D309820201811001011500", CALL_CONTROL, "D70C820282812401012503000000",
                "D60A990100820283819C0101", USER_ACTIVITY, "D60A99010882028281340100", "D60E990109820282813802810037010A",
                "D60B99010A8202828138028100", "D60C99010D820283814103000000", "D60A99010F82028281E40100", "D60799011382028281",
                "D60C99011082028381E703010203")) {
            assertThat(card.envelope(envelope)).as(envelope).isEqualTo("9000");
        }
        card.send("80F2000C00");
        card.send("00A40004023F00");
        card.send("00A4000402 7F4A".replace(" ", ""));
        card.send("00A40004026F03");
        card.send("00D6000001AA");
        card.send("00A4040410A0000000090005FFFFFFFF89E0000002");
        card.send("00A4044410A0000000090005FFFFFFFF89E0000002");

        assertThat(seen).containsEntry(event, expected);
    }

    @Test
    void thereAreNoneWhileAnAppletIsInstalledOrProcessesAnApdu() {
        List<String> seen = new ArrayList<>();
        String aid = card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                seen.add(handlers());
            }

            @Override
            public byte[] process(byte[] command) {
                seen.add(handlers());
                return new byte[] {1};
            }
        });
        card.start(PLAIN);
        assertThat(card.select(aid)).isEqualTo("019000");

        assertThat(seen).containsExactly("----", "----");
    }

    @Test
    void aHandlerIsOfNoUseAfterItsTurn() {
        List<Integer> reasons = new ArrayList<>();
        card.install(NOTHING, new ScriptedApplet.Script() {
            private EnvelopeHandler kept;

            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                if (kept != null) {
                    reasons.add(reason(kept::getLength));
                }
                kept = EnvelopeHandlerSystem.getTheHandler();
                reasons.add(reason(kept::getLength));
            }
        });
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.envelope(UNRECOGNIZED);

        assertThat(reasons).containsExactly(0, NOT_AVAILABLE, 0);
    }

    @Test
    void noProactiveHandlerBeforeTheTerminalProfileAndNoneBesideAnother() {
        List<String> seen = new ArrayList<>();
        ScriptedApplet.Script looking = new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                seen.add(handlers());
            }
        };
        card.install(NOTHING, looking);
        card.install(NOTHING, displaying("A"));
        card.card().reset();
        card.envelope(USER_ACTIVITY);
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.envelope(USER_ACTIVITY);
        card.fetch();
        card.respond("21");
        card.envelope(USER_ACTIVITY);

        assertThat(seen).containsExactly("--E-", "--E-", "PRE-");
    }

    @Test
    void responseIsPostedOnceAndNotAfterACommand() {
        List<Integer> reasons = new ArrayList<>();
        card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
                registry.setEvent(ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                EnvelopeResponseHandler response = EnvelopeResponseHandlerSystem.getTheHandler();
                if (event == ToolkitConstants.EVENT_CALL_CONTROL_BY_NAA) {
                    response.appendTLV((byte) 0x05, (byte) 7);
                    response.postAsBERTLV(false, (byte) 0x11);
                    reasons.add(reason(() -> response.post(true)));
                } else {
                    ProactiveHandler handler = ProactiveHandlerSystem.getTheHandler();
                    handler.initMoreTime();
                    handler.send();
                    reasons.add(reason(response::getLength));
                    reasons.add(reason(EnvelopeResponseHandlerSystem::getTheHandler));
                }
            }
        });
        card.start(PLAIN);

        assertThat(card.envelope(CALL_CONTROL)).as("of a call control, the data alone says it").isEqualTo("11030501079000");
        assertThat(card.envelope(UNRECOGNIZED)).isEqualTo("910B");
        card.fetch();
        assertThat(card.respond("02")).isEqualTo("9000");
        assertThat(reasons).containsExactly(NOT_AVAILABLE, NOT_AVAILABLE, NOT_AVAILABLE);
    }

    @Test
    void aWarningGoesWithTheDataAndTheCommandIsAnnouncedNext() {
        card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                EnvelopeResponseHandler response = EnvelopeResponseHandlerSystem.getTheHandler();
                response.appendArray(new byte[] {1, 2}, (short) 0, (short) 2);
                response.post(false);
                ProactiveHandlerSystem.getTheHandler().initMoreTime();
                ProactiveHandlerSystem.getTheHandler().send();
            }
        });
        card.start(PLAIN);

        assertThat(card.envelope(UNRECOGNIZED)).isEqualTo("01026200");
        assertThat(card.send("80F2000C00")).isEqualTo("910B");
        assertThat(card.fetch()).isEqualTo("D0098103010200820281829000");
    }

    static ScriptedApplet.Script displaying(String text) {
        return new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                byte[] octets = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                ProactiveHandler handler = ProactiveHandlerSystem.getTheHandler();
                handler.initDisplayText((byte) 0, (byte) 4, octets, (short) 0, (short) octets.length);
                handler.send();
            }
        };
    }
}
