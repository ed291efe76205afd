package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bipota.simulator.handset.CatVectors.vector;

import java.time.Duration;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;
import org.bipota.simulator.handset.ScriptedAnswer.User;
import org.bipota.simulator.smsc.Address;
import org.bipota.simulator.smsc.DeliveryReport;
import org.bipota.simulator.smsc.MobileTerminated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handset answers, and tells its card, in each of its behaviours. */
class TerminalBehaviourTest extends HandsetBench {

    private static final Octets NO_EVENTS = vector("ofono_setup_event_list_132");

    @ParameterizedTest
    @ValueSource(strings = {"2001", "2002", "2004", "2100", "22", "12", "10", "30", "31", "32", "33", "36", "3515", "39", "3900"})
    void aScriptedResultIsAnsweredAndNothingIsDone(String result) {
        handset(WILLING.answering(ScriptedAnswer.of(result, SMS)));

        assertThat(result(vector("ssm_capreq"))).isEqualTo(result);
        assertThat(network.sms()).isEmpty();
        assertThat(result(vector("pli_imei"))).as("another command").isEqualTo("00");
    }

    @Test
    void theFirstFewFailAndThenItWorks() {
        handset(WILLING.answering(ScriptedAnswer.of("3529", SMS).times(2)));

        assertThat(results(vector("ssm_capreq"), 4)).containsExactly("3529", "3529", "00", "00");
        assertThat(network.sms()).hasSize(2);
    }

    @Test
    void aFailureInTheMiddleAndSeveralScriptsBesideEachOther() {
        handset(WILLING.answering(ScriptedAnswer.of("2002").times(1)).answering(ScriptedAnswer.of("3529", SMS).after(2).times(1)));

        assertThat(results(vector("ssm_capreq"), 5)).containsExactly("2002", "00", "3529", "00", "00");
        assertThat(network.sms()).hasSize(3);
    }

    @Test
    void busyForTheFirstTwoCommandsWhateverTheyAre() {
        handset(WILLING.answering(ScriptedAnswer.of("2001").times(2)));

        assertThat(List.of(result(EVENTS), result(vector("pli_imei")), result(vector("pli_imei"))))
                .containsExactly("2001", "2001", "00");
        execute(OPEN_UDP);
        arrives(1);
        assertThat(told).as("the event list was refused").isEmpty();
    }

    @Test
    void aShareOfTheCommandsFailsAndAlwaysTheSame() {
        HandsetBehaviour unreliable = WILLING.answering(ScriptedAnswer.of("2001", SMS).forPercent(30));
        handset(unreliable);
        List<String> first = results(vector("ssm_capreq"), 200);
        handset(unreliable);

        assertThat(first.stream().filter("2001"::equals).count()).isBetween(40L, 80L);
        assertThat(results(vector("ssm_capreq"), 200)).isEqualTo(first);
    }

    @Test
    void aResultThatSaysPerformedLeavesTheCommandPerformed() {
        handset(WILLING.answering(ScriptedAnswer.of("01", SMS)).answering(ScriptedAnswer.of("02", CommandDetails.RECEIVE_DATA))
                .answering(ScriptedAnswer.of("06", OPEN)).answering(ScriptedAnswer.of("01", CommandDetails.CLOSE_CHANNEL)));

        assertThat(result(vector("ssm_capreq"))).isEqualTo("01");
        assertThat(network.sms()).hasSize(1);
        assertThat(execute(OPEN_UDP)).isEqualTo("810301400182028281830106" + "38028100" + "350103" + "39020578");
        assertThat(result(RECEIVE_200)).isEqualTo("02");
        assertThat(result(Octets.ofHex(CLOSE.toHex().replace("028121", "028122")))).as("not performed stays so").isEqualTo("3A03");
    }

    /** Commands: alpha identifier missing, empty, with text (3GPP TS 31.124 sequences 1.8, 1.7, 1.1). */
    @ParameterizedTest
    @CsvSource({"NOT_ASKED, 22, 22, 22", "SEES_TEXT, 00, 00, 22", "NOT_KEPT_FROM, 22, 00, 22"})
    void theUserRefusesWhatHeIsShown(User user, String missing, String empty, String text) {
        handset(WILLING.answering(ScriptedAnswer.of("22", SMS).by(user)));

        assertThat(result(vector("ofono_send_sms_181"))).isEqualTo(missing);
        assertThat(result(vector("ofono_send_sms_171"))).isEqualTo(empty);
        assertThat(result(vector("ofono_send_sms_111"))).isEqualTo(text);
    }

    @Test
    void theNewestEventListHolds() {
        handset(WILLING);
        execute(OPEN_UDP);
        execute(EVENTS);
        execute(vector("ofono_setup_event_list_131"));
        arrives(1);
        assertThat(told).as("the list is language selection now").isEmpty();

        execute(RECEIVE_200);
        execute(EVENTS);
        arrives(1);
        assertThat(told).containsExactly(available(1));

        execute(RECEIVE_200);
        execute(NO_EVENTS);
        arrives(1);
        assertThat(told).hasSize(1);
        assertThat(result(Octets.ofHex("D009810301050082028182"))).as("no list at all").isEqualTo("36");
    }

    @Test
    void powerOffForgetsTheEventList() {
        Handset handset = handset(WILLING);
        execute(EVENTS);
        handset.powerOff();
        handset.powerOn();
        network.run();
        told.clear();
        execute(OPEN_UDP);
        arrives(1);

        assertThat(told).isEmpty();
    }

    @Test
    void eventsThatABusyCardRefusesAreToldAgainInTheirOrder() {
        handset(WILLING);
        execute(EVENTS);
        execute(OPEN_UDP);
        execute(OPEN_UDP);
        cardAnswers = 0x9300;
        arrives(7);
        network.lines().get(0).arrives(Octets.of(new byte[5]));
        network.run();
        assertThat(told).hasSize(1);

        network.advance(Duration.ofSeconds(2));
        assertThat(told).as("once in a second").hasSize(3).containsOnly(available(7).replace("8100", "8200"));
        told.clear();
        cardAnswers = 0x9000;
        network.advance(Duration.ofSeconds(1));
        assertThat(told).containsExactly(available(7).replace("8100", "8200"), available(5));
        network.advance(Duration.ofSeconds(5));
        assertThat(told).hasSize(2);
    }

    @Test
    void anSmsForABusyCardIsTheNetworksToRepeat() {
        Handset handset = handset(WILLING.withBusyCard(2));
        MobileTerminated sms = new MobileTerminated(Address.international("1234"), "49155", 0x7F, 0xF6, true, false,
                Octets.ofHex("027000"));

        assertThat(network.deliver(handset, sms)).isEqualTo(new DeliveryReport.Refused(0xD4, true));
        assertThat(network.deliver(handset, sms)).isEqualTo(new DeliveryReport.Refused(0xD4, true));
        assertThat(told).isEmpty();
        assertThat(network.deliver(handset, sms)).isInstanceOf(DeliveryReport.Delivered.class);
        assertThat(told).hasSize(1);
    }

    @Test
    void theImeiIsWrittenAsTheTerminalDoes() {
        assertThat(identity(ImeiForm.ODD, 0x01)).endsWith(PERFORMED + "94081A32547698103254");
        assertThat(identity(ImeiForm.LAST_DIGIT_ZERO, 0x01)).endsWith(PERFORMED + "94081A32547698103204");
        assertThat(identity(ImeiForm.EVEN, 0x01)).endsWith(PERFORMED + "940812325476981032F4");
        assertThat(identity(ImeiForm.ABSENT, 0x01)).endsWith(PERFORMED);
    }

    @Test
    void theImeisvIsForTerminalsThatClaimIt() {
        assertThat(identity(ImeiForm.ODD, 0x08)).endsWith(PERFORMED + "E209" + "1332547698103264F9");
        terminal(new TerminalModel(IMEI, Octets.ofHex("3300004201")), WILLING);
        assertThat(execute(local(0x08))).endsWith("830130");
        assertThat(execute(local(0x06))).as("access technology").endsWith("830130");
    }

    @Test
    void theCardIsPolledEveryHalfMinuteOrAsItAsks() {
        Handset handset = handset(WILLING);
        network.advance(Duration.ofSeconds(59));
        assertThat(told).containsExactly("status");
        told.clear();

        assertThat(execute(Octets.ofHex("D00D810301030082028182" + "8402" + "0105"))).endsWith(PERFORMED + "84020105");
        network.advance(Duration.ofSeconds(16));
        assertThat(told).containsExactly("status", "status", "status");
        told.clear();

        assertThat(result(Octets.ofHex("D009810301040082028182"))).isEqualTo("00");
        network.advance(Duration.ofHours(1));
        assertThat(told).as("POLLING OFF").isEmpty();
        handset.powerOff();
        handset.powerOn();
        network.advance(Duration.ofSeconds(31));
        assertThat(told).containsExactly("power on", "status");
        handset.powerOff();
        network.advance(Duration.ofMinutes(5));
        assertThat(told).hasSize(2);
    }

    @Test
    void aTimerTellsWhatItWasStartedWith() {
        handset(WILLING);
        execute(Octets.ofHex("D011810301270082028182A40103A503001021"));
        network.advance(Duration.ofSeconds(71));
        assertThat(told).noneMatch(event -> event.startsWith("D7"));
        network.advance(Duration.ofSeconds(1));
        assertThat(told).contains("D70C82028281" + "A40103" + "A503001021");
    }

    @Test
    void theReturnOfServiceIsALocationStatusEvent() {
        Handset handset = handset(WILLING);
        handset.serviceRegained();
        network.run();
        assertThat(told).isEmpty();
        execute(Octets.ofHex("D00C810301050082028182990103"));
        handset.serviceRegained();
        network.run();
        assertThat(told).containsExactly("D613" + "990103" + "82028281" + "9B0100" + "930700F11000010001");
    }

    @Test
    void anSmsLongerThanTheNetworkTakesIsNotUnderstood() {
        handset(WILLING);
        Octets unpacked = Octets.ofHex(vector("ofono_send_sms_141").toHex().replace("81030113" + "01", "81030113" + "00"));

        assertThat(result(unpacked)).isEqualTo("32");
        assertThat(network.sms()).isEmpty();
    }

    @Test
    void impossibleBehavioursAreRefused() {
        assertThatThrownBy(() -> ScriptedAnswer.of("20").times(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScriptedAnswer.of("20").forPercent(101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChannelService.FULL.withChannels(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinkDrop(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WILLING.pollingEvery(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TerminalModel(IMEI, ImeiForm.ODD, "1", TerminalModel.WITH_BIP))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String identity(ImeiForm form, int qualifier) {
        terminal(new TerminalModel(IMEI, form, "69", TerminalModel.WITH_BIP), WILLING);
        return execute(local(qualifier));
    }

    private static Octets local(int qualifier) {
        return Octets.ofHex("D009" + "81030126" + Octets.ofOctets(qualifier).toHex() + "82028182");
    }
}
