package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bipota.simulator.card.HandlerAvailabilityTest.displaying;
import static org.bipota.simulator.card.ScriptedCard.MT_CALL;
import static org.bipota.simulator.card.ScriptedCard.NOTHING;
import static org.bipota.simulator.card.ScriptedCard.PLAIN;
import static org.bipota.simulator.card.ScriptedCard.UNRECOGNIZED;
import static org.bipota.simulator.card.ScriptedCard.USER_ACTIVITY;
import static org.bipota.simulator.card.ScriptedCard.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javacard.framework.ISOException;
import javacard.framework.JCSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uicc.toolkit.ProactiveHandler;
import uicc.toolkit.ProactiveHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitRegistry;

/** A card driven command by command. */
class ApduCardTest {

    private final ScriptedCard card = new ScriptedCard();

    @AfterEach
    void powerOff() {
        card.close();
    }

    @Test
    void anAppletWaitsForTheTerminalAndGoesOn() {
        List<Byte> results = new ArrayList<>();
        card.install(NOTHING, listening(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE, () -> {
            ProactiveHandler handler = ProactiveHandlerSystem.getTheHandler();
            handler.initMoreTime();
            results.add(handler.send());
            results.add(handler.send());
        }));
        card.start(PLAIN);

        assertThat(card.envelope(UNRECOGNIZED)).isEqualTo("910B");
        assertThat(card.send("80F2000C00")).as("any command says so until it is fetched").isEqualTo("910B");
        assertThat(card.send("801200000C")).as("its length is asked for exactly").isEqualTo("6C0B");
        assertThat(card.send("801200000B")).isEqualTo("D0098103010200820281829000");
        assertThat(card.send("80F2000C00")).isEqualTo("9000");
        assertThat(results).isEmpty();
        assertThat(card.respond("02")).isEqualTo("910B");
        card.fetch();
        assertThat(card.respond("02", "830120")).isEqualTo("9000");
        assertThat(results).containsExactly((byte) 0, (byte) 0x20);
    }

    @Test
    void fetchAndResponseWithoutACommandAreRefused() {
        card.start(PLAIN);

        assertThat(card.fetch()).isEqualTo("6985");
        assertThat(card.respond("21")).isEqualTo("6985");
        card.install(NOTHING, displaying("A"));
        card.envelope(UNRECOGNIZED);
        assertThat(card.respond("21")).as("before it was fetched").isEqualTo("6985");
    }

    @Test
    void resetEndsTheTurnOfWhoWaits() throws InterruptedException {
        List<String> steps = new ArrayList<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread[] thread = new Thread[1];
        card.install(NOTHING, listening(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE, () -> {
            thread[0] = Thread.currentThread();
            steps.add("sends");
            try {
                displaying("A").trigger((short) -1, null);
                steps.add("goes on");
            } catch (Exception fault) {
                steps.add("catches");
            } finally {
                ended.countDown();
            }
        }));
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.fetch();
        card.card().reset();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(steps).containsExactly("sends");
        assertThat(thread[0].isDaemon()).isTrue();
        assertThat(card.respond("21")).isEqualTo("6985");
        assertThat(card.start(PLAIN)).isEqualTo("9000");
        assertThat(card.envelope(UNRECOGNIZED)).as("as if nothing had been").isEqualTo("910F");
    }

    @Test
    void anAppletThatTriesAgainAfterAResetIsEndedAsWell() {
        int[] attempts = new int[1];
        card.install(NOTHING, listening(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE, () -> {
            ProactiveHandler handler = ProactiveHandlerSystem.getTheHandler();
            for (int i = 0; i < 3; i++) {
                try {
                    attempts[0]++;
                    handler.initMoreTime();
                    handler.send();
                } catch (RuntimeException ignored) {
                    attempts[0] += 100;
                }
            }
        }));
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.card().reset();

        assertThat(attempts[0]).isEqualTo(1);
    }

    @Test
    void appletsAreTriggeredByPriorityAndTheLastInstalledFirst() {
        List<String> order = new ArrayList<>();
        for (String name : List.of("03a", "01b", "03c", "02d", "01e")) {
            card.install("8008" + name.substring(0, 2) + "00000000000000",
                    listening(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, () -> order.add(name)));
        }
        card.start(PLAIN);
        card.envelope(MT_CALL);

        assertThat(order).containsExactly("01e", "01b", "02d", "03c", "03a");
    }

    @Test
    void theNextAppletComesWhenTheOneBeforeHasEnded() {
        card.install(NOTHING, displaying("B"));
        card.install(NOTHING, displaying("A"));
        card.start(PLAIN);

        card.envelope(UNRECOGNIZED);
        assertThat(card.fetch()).contains("8D020441");
        assertThat(card.respond("21")).isEqualTo("910F");
        assertThat(card.fetch()).contains("8D020442");
        assertThat(card.respond("21")).isEqualTo("9000");
    }

    @Test
    void whatAnAppletThrowsHarmsNobodyElse() {
        List<String> order = new ArrayList<>();
        card.install(NOTHING, listening(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, () -> order.add("second")));
        card.install(NOTHING, listening(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, () -> {
            order.add("first");
            throw new IllegalStateException("a fault of the applet");
        }));
        card.start(PLAIN);

        assertThat(card.envelope(MT_CALL)).isEqualTo("9000");
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void oneAppletMaySayThatItIsBusyAndOneOfTwoMayNot() {
        Runnable busy = () -> ISOException.throwIt((short) 0x9300);
        card.install(NOTHING, listening(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, busy));
        card.start(PLAIN);
        assertThat(card.envelope(MT_CALL)).isEqualTo("9300");

        card.install(NOTHING, listening(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, busy));
        assertThat(card.envelope(MT_CALL)).isEqualTo("9000");
    }

    @Test
    void whoWaitsForTheHandlerGetsItAfterTheSession() {
        List<String> order = new ArrayList<>();
        card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                order.add("event " + event);
                if (event == ToolkitConstants.EVENT_EVENT_DOWNLOAD_USER_ACTIVITY) {
                    registry.setEvent(ToolkitConstants.EVENT_PROACTIVE_HANDLER_AVAILABLE);
                } else {
                    order.add("registered " + registry.isEventSet(event));
                    displaying("B").trigger(event, registry);
                }
            }
        });
        card.install(NOTHING, displaying("A"));
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.envelope(USER_ACTIVITY);
        card.fetch();
        assertThat(card.respond("21")).isEqualTo("910F");

        assertThat(card.fetch()).contains("8D020442");
        assertThat(card.respond("21")).isEqualTo("9000");
        assertThat(order).containsExactly("event 16", "event 123", "registered false");
    }

    @Test
    void aTransactionDoesNotOutliveASend() {
        List<Byte> depths = new ArrayList<>();
        ScriptedApplet.STATIC_OCTETS[0] = 1;
        card.install(NOTHING, listening(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE, () -> {
            JCSystem.beginTransaction();
            ScriptedApplet.STATIC_OCTETS[0] = 2;
            displaying("A").trigger((short) -1, null);
            depths.add(JCSystem.getTransactionDepth());
        }));
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.fetch();
        card.respond("21");

        assertThat(depths).containsExactly((byte) 0);
        assertThat(ScriptedApplet.STATIC_OCTETS).containsExactly(1);
    }

    @Test
    void anAppletIsSelectedByItsNameAndGetsItsCommands() {
        List<String> commands = new ArrayList<>();
        String aid = card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public byte[] process(byte[] command) {
                commands.add(java.util.HexFormat.of().formatHex(command));
                return new byte[] {(byte) commands.size()};
            }
        });
        card.card().reset();

        assertThat(card.select(aid)).isEqualTo("019000");
        assertThat(card.send("B042010202AABB")).isEqualTo("029000");
        assertThat(card.send("0070000001")).as("another channel").isEqualTo("019000");
        assertThat(card.send("01A40400" + length(aid) + aid)).isEqualTo("039000");
        assertThat(commands.get(1)).isEqualTo("b042010202aabb");
        assertThat(commands.get(2)).as("the applet is told of no channel").startsWith("00a40400");
    }

    @Test
    void everyChannelHasItsOwnApplet() {
        List<String> seen = new ArrayList<>();
        String[] aids = new String[2];
        for (int i = 0; i < 2; i++) {
            String name = "applet " + i;
            aids[i] = card.install(NOTHING, new ScriptedApplet.Script() {
                @Override
                public byte[] process(byte[] command) {
                    seen.add(name);
                    return new byte[0];
                }

                @Override
                public void deselect() {
                    seen.add(name + " deselected");
                }
            });
        }
        card.card().reset();
        card.send("0070000001");
        card.select(aids[0]);
        card.send("01A40400" + length(aids[1]) + aids[1]);
        card.send("B042000000");
        card.send("B142000000");
        card.send("00A40004023F00");
        card.send("00708001");

        assertThat(seen).containsExactly("applet 0", "applet 1", "applet 0", "applet 1", "applet 0 deselected",
                "applet 1 deselected");
    }

    @Test
    void aCommandPacketGoesToTheAppletWithItsTarAndOtherMessagesToAll() {
        List<String> seen = new ArrayList<>();
        for (String tar : List.of("111111", "222222")) {
            card.install("800B" + "01" + "00000000" + "00" + "03" + tar + "00", new ScriptedApplet.Script() {
                @Override
                public void install(ToolkitRegistry registry) {
                    registry.setEvent((short) 2);
                    registry.setEvent((short) 4);
                }

                @Override
                public void trigger(short event, ToolkitRegistry registry) {
                    seen.add(tar + " " + event);
                }
            });
        }
        card.start(PLAIN);
        String head = "05810101F1" + "7FF6" + "62112212000000";
        String packet = "027000" + "000E" + "0D" + "00000000" + "222222" + "0000000001" + "00";
        card.envelope(sms("44" + head + length(packet) + packet));
        card.envelope(sms("04" + head + "024869"));

        assertThat(seen).containsExactly("222222 2", "222222 4", "111111 4");
    }

    private static String sms(String tpdu) {
        String objects = "82028381" + "8B" + length(tpdu) + tpdu;
        return "D1" + length(objects) + objects;
    }

    @Test
    void anInstanceIsLockedDeletedAndInstalledAgain() {
        List<String> triggered = new ArrayList<>();
        String aid = ScriptedCard.nextAid();
        ScriptedApplet.Script script = listening(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, () -> triggered.add("x"));
        assertThat(card.install(aid, NOTHING, script)).isEqualTo(0x9000);
        assertThat(card.install(aid, NOTHING, script)).as("twice").isEqualTo(0x6985);
        card.start(PLAIN);
        card.envelope(MT_CALL);
        assertThat(card.card().lock(bytes(aid))).isEqualTo(0x9000);
        assertThat(card.card().lock(bytes(aid))).isEqualTo(0x6985);
        card.envelope(MT_CALL);
        assertThat(card.select(aid)).isEqualTo("6A82");
        assertThat(card.card().unlock(bytes(aid))).isEqualTo(0x9000);
        card.envelope(MT_CALL);
        assertThat(triggered).hasSize(2);

        assertThat(card.card().delete(bytes(aid))).isEqualTo(0x9000);
        assertThat(card.card().delete(bytes(aid))).isEqualTo(0x6A88);
        card.envelope(MT_CALL);
        assertThat(triggered).hasSize(2);
        assertThat(card.install(aid, NOTHING, script)).isEqualTo(0x9000);
    }

    @Test
    void anInstanceThatIsNotSelectableYetIsLeftAlone() {
        String packageAid = "F00102030499";
        String classAid = "F0010203049901";
        String aid = ScriptedCard.nextAid();
        List<String> triggered = new ArrayList<>();
        ScriptedApplet.prepare(bytes(aid), listening(ToolkitConstants.EVENT_EVENT_DOWNLOAD_MT_CALL, () -> triggered.add("x")));
        card.card().load(ScriptedApplet.class, bytes(packageAid), bytes(classAid));
        assertThat(card.card().installOnly(bytes(packageAid), bytes(classAid), bytes(aid), bytes(NOTHING))).isEqualTo(0x9000);
        card.start(PLAIN);
        card.envelope(MT_CALL);
        assertThat(triggered).isEmpty();

        assertThat(card.card().makeSelectable(bytes(aid))).isEqualTo(0x9000);
        card.envelope(MT_CALL);
        assertThat(triggered).hasSize(1);
        assertThat(card.card().deletePackage(bytes(packageAid), false)).isEqualTo(0x6985);
        assertThat(card.card().deletePackage(bytes(packageAid), true)).isEqualTo(0x9000);
        assertThat(card.card().install(bytes(packageAid), bytes(classAid), bytes(aid), bytes(NOTHING))).isEqualTo(0x6A88);
    }

    @Test
    void managementCommandsDoTheSame() {
        String aid = ScriptedCard.nextAid();
        ScriptedApplet.prepare(bytes(aid), displaying("A"));
        card.card().load(ScriptedApplet.class, bytes("F00102030498"), bytes("F0010203049801"));
        String parameters = "EA0C" + NOTHING + "8100" + "C900";
        String data = "06F00102030498" + "07F0010203049801" + "0B" + aid + "0100" + "10" + parameters + "00";
        card.start(PLAIN);

        assertThat(card.send("80E60C00" + length(data) + data)).isEqualTo("009000");
        assertThat(card.send("80F04080" + length(aid) + aid)).isEqualTo("9000");
        assertThat(card.envelope(UNRECOGNIZED)).as("locked").isEqualTo("9000");
        assertThat(card.send("80F04000" + length(aid) + aid)).isEqualTo("9000");
        assertThat(card.envelope(UNRECOGNIZED)).isEqualTo("910F");
        card.fetch();
        card.respond("21");
        assertThat(card.send("80E4000008" + "4F06F00102030498")).as("the package has an instance").isEqualTo("6985");
        assertThat(card.send("80E400000D" + "4F0B" + aid)).isEqualTo("009000");
        assertThat(card.send("80E4000008" + "4F06F00102030498")).isEqualTo("009000");
        assertThat(card.send("80E60C00" + length(data) + data)).isEqualTo("6A88");
    }

    private static String length(String hex) {
        return String.format("%02X", hex.length() / 2);
    }

    @Test
    void whatCannotBeGrantedIsNotInstalled() {
        ScriptedApplet.Script nothing = new ScriptedApplet.Script() { };
        assertThat(card.install(ScriptedCard.nextAid(), "8008" + "01" + "09" + "000000000000", nothing)).isEqualTo(0x6A80);
        assertThat(card.install(ScriptedCard.nextAid(), "8003" + "010000", nothing)).isEqualTo(0x6A80);
        card.install("800B" + "01" + "00000000" + "00" + "03424950" + "00", nothing);
        assertThat(card.install(ScriptedCard.nextAid(), "800B" + "01" + "00000000" + "00" + "03424950" + "00", nothing))
                .as("its TAR is taken").isEqualTo(0x6A80);
    }

    @Test
    void aClassIsFoundByItsName() {
        String aid = ScriptedCard.nextAid();
        ScriptedApplet.prepare(bytes(aid), new ScriptedApplet.Script() { });
        byte[] name = bytes("F00102030497");

        assertThat(card.card().install(ScriptedApplet.class.getName(), name, name, bytes(aid), bytes(NOTHING))).isEqualTo(0x9000);
        assertThatThrownBy(() -> card.card().install("java.lang.String", name, name, bytes(aid), bytes(NOTHING)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void malformedCommandsAreAnswered() {
        assertThat(card.send("00A4040005AA")).isEqualTo("6700");
        assertThat(card.send("00")).isEqualTo("6700");
        assertThat(card.send("80C2000002D605")).isEqualTo("6A80");
        assertThat(card.send("03A40004023F00")).as("a channel that is not open").isEqualTo("6881");
        assertThat(card.send("00EE000000")).isEqualTo("6D00");
    }

    private static ScriptedApplet.Script listening(short event, Runnable action) {
        return new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(event);
            }

            @Override
            public void trigger(short triggered, ToolkitRegistry registry) {
                action.run();
            }
        };
    }
}
