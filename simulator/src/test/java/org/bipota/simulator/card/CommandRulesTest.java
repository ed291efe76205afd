package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.card.ScriptedCard.NOTHING;
import static org.bipota.simulator.card.ScriptedCard.PLAIN;
import static org.bipota.simulator.card.ScriptedCard.PLENTY;
import static org.bipota.simulator.card.ScriptedCard.UNRECOGNIZED;
import static org.bipota.simulator.card.ScriptedCard.reason;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;
import uicc.toolkit.ToolkitRegistry;

/** Commands that an applet may not send, and what belongs to whom (ETSI TS 102 241 clause 6.7.2). */
class CommandRulesTest {

    private static final int NOT_ALLOWED = ToolkitException.COMMAND_NOT_ALLOWED;
    private static final String TIMER_1_EXPIRED = "D70C82028281A40101A503000000";
    private static final String DATA_ON_CHANNEL_1 = "D60E99010982028281B8028100B7010A";

    private final ScriptedCard card = new ScriptedCard();
    private final List<Integer> reasons = new ArrayList<>();
    private final List<Short> events = new ArrayList<>();
    private Runnable turn = () -> { };
    private ToolkitRegistry registry;

    @BeforeEach
    void install() {
        install(PLENTY);
        card.start(PLAIN);
    }

    @AfterEach
    void powerOff() {
        card.close();
    }

    private void install(String parameters) {
        card.install(parameters, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry mine) {
                registry = mine;
                mine.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
                mine.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE);
            }

            @Override
            public void trigger(short event, ToolkitRegistry mine) {
                if (event == ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE) {
                    turn.run();
                } else {
                    events.add(event);
                }
            }
        });
    }

    private String inTurn(Runnable action) {
        turn = action;
        return card.envelope(UNRECOGNIZED);
    }

    private static void send(int type, int destination, int tag, byte... value) {
        ProactiveHandler handler = ProactiveHandlerSystem.getTheHandler();
        handler.init((byte) type, (byte) 0, (byte) destination);
        if (tag != 0) {
            handler.appendTLV((byte) tag, value, (short) 0, (short) value.length);
        }
        handler.send();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x03, 0x04, 0x05, 0x25})
    void whatTheFrameworkSendsItselfIsNotAllowed(int type) {
        assertThat(inTurn(() -> reasons.add(reason(() -> send(type, 0x82, 0))))).isEqualTo("9000");

        assertThat(reasons).containsExactly(NOT_ALLOWED);
    }

    @Test
    void aCommandThatNobodyKnowsIsPassedOn() {
        assertThat(inTurn(() -> send(0x00, 0x00, 0))).isEqualTo("910B");
    }

    @Test
    void timerIsStartedByItsOwnerOnly() {
        inTurn(() -> {
            byte timer = registry.allocateTimer();
            reasons.add(reason(() -> send(0x27, 0x82, 0x24, (byte) (timer + 1))));
            send(0x27, 0x82, 0x24, timer);
        });

        assertThat(reasons).containsExactly(NOT_ALLOWED);
        assertThat(card.fetch()).contains("240101");
    }

    @Test
    void expirationGoesToTheOwnerOfTheTimer() {
        inTurn(() -> registry.allocateTimer());
        card.envelope("D70C82028281A40102A503000000");
        assertThat(events).isEmpty();

        card.envelope(TIMER_1_EXPIRED);
        assertThat(events).containsExactly(ToolkitConstants.EVENT_TIMER_EXPIRATION);
    }

    @Test
    void thereAreEightTimersForAllAndEachReleasesItsOwn() {
        inTurn(() -> {
            for (int i = 1; i <= 8; i++) {
                reasons.add((int) registry.allocateTimer());
            }
            reasons.add(reason(() -> registry.allocateTimer()));
            reasons.add(reason(() -> registry.releaseTimer((byte) 9)));
            registry.releaseTimer((byte) 3);
            reasons.add(reason(() -> registry.releaseTimer((byte) 3)));
            reasons.add((int) registry.allocateTimer());
        });

        assertThat(reasons).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, (int) ToolkitException.NO_TIMER_AVAILABLE,
                (int) ToolkitException.INVALID_TIMER_ID, (int) ToolkitException.INVALID_TIMER_ID, 3);
    }

    @Test
    void channelIsUsedByWhoOpenedItUntilItIsClosed() {
        inTurn(() -> {
            reasons.add(reason(() -> send(0x43, 0x21, 0x36, (byte) 1)));
            send(0x40, 0x82, 0);
            send(0x43, 0x21, 0x36, (byte) 1);
            send(0x41, 0x21, 0);
            reasons.add(reason(() -> send(0x42, 0x21, 0x37, (byte) 1)));
        });
        card.fetch();
        assertThat(card.respond("40", "830100" + "38028100")).startsWith("91");
        card.envelope(DATA_ON_CHANNEL_1);
        assertThat(card.fetch()).contains("810301430082028121");
        card.respond("43");
        card.fetch();
        card.respond("41");
        card.envelope(DATA_ON_CHANNEL_1);

        assertThat(reasons).containsExactly(NOT_ALLOWED, NOT_ALLOWED);
        assertThat(events).as("while it was open").containsExactly(ToolkitConstants.EVENT_EVENT_DOWNLOAD_DATA_AVAILABLE);
    }

    @Test
    void aRefusedChannelIsNobodys() {
        inTurn(() -> {
            send(0x40, 0x82, 0);
            reasons.add(reason(() -> send(0x43, 0x21, 0x36, (byte) 1)));
        });
        card.fetch();
        card.respond("40", "83023A01" + "38028100");

        assertThat(reasons).containsExactly(NOT_ALLOWED);
    }

    @Test
    void noMoreChannelsThanGranted() {
        card.close();
        try (ScriptedCard other = new ScriptedCard()) {
            other.install(NOTHING, new ScriptedApplet.Script() {
                @Override
                public void install(ToolkitRegistry mine) {
                    mine.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
                }

                @Override
                public void trigger(short event, ToolkitRegistry mine) {
                    reasons.add(reason(() -> send(0x40, 0x82, 0)));
                    reasons.add(reason(mine::allocateTimer));
                    reasons.add(reason(mine::allocateServiceIdentifier));
                }
            });
            other.start(PLAIN);
            other.envelope(UNRECOGNIZED);
        }

        assertThat(reasons).containsExactly(NOT_ALLOWED, (int) ToolkitException.NO_TIMER_AVAILABLE,
                (int) ToolkitException.NO_SERVICE_ID_AVAILABLE);
    }

    @Test
    void aServiceIsConnectedOnceItIsDeclared() {
        String connection = "D60C99010D820283814103000000";
        inTurn(() -> {
            reasons.add(reason(() -> send(0x47, 0x82, 0x41, (byte) 0, (byte) 0, (byte) 0)));
            registry.allocateServiceIdentifier();
        });
        card.envelope(connection);
        assertThat(events).isEmpty();

        inTurn(() -> send(0x47, 0x82, 0x41, (byte) 0, (byte) 0, (byte) 0));
        card.fetch();
        card.respond("47");
        card.envelope(connection);

        assertThat(reasons).containsExactly(NOT_ALLOWED);
        assertThat(events).containsExactly(ToolkitConstants.EVENT_EVENT_DOWNLOAD_LOCAL_CONNECTION);
    }
}
