package org.bipota.simulator.handset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.handset.CatVectors.vector;

import java.util.List;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

/** What becomes of channels in terminals that have less than they are asked for, and on links that end. */
class ChannelBehaviourTest extends HandsetBench {

    @Test
    void aRefusedChannelSaysOfWhichBearerUnlessTheTerminalDidNotLook() {
        for (String result : List.of("2128", "3A01", "3A06", "3A07")) {
            handset(WILLING.refusing(Octets.ofHex(result)));
            assertThat(execute(OPEN_UDP)).isEqualTo("810301400182028281" + "8302" + result + "350103" + "39020578");
        }
        handset(WILLING.refusing(Octets.ofHex("2002")));
        assertThat(execute(OPEN_UDP)).isEqualTo("810301400182028281" + "83022002");
    }

    @Test
    void aSmallerBufferIsGivenOrRefused() {
        handset(WILLING.with(ChannelService.FULL.givingAtMost(1000)));
        assertThat(execute(OPEN_UDP)).endsWith("830107" + "38028100" + "350103" + "390203E8");
        assertThat(execute(withBuffer(1000))).endsWith("830100" + "38028200" + "350103" + "390203E8");

        handset(WILLING.with(ChannelService.FULL.refusingMoreThan(1000)));
        assertThat(execute(OPEN_UDP)).endsWith("83023A04" + "350103" + "39020578");
        assertThat(network.lines()).hasSize(2);
        assertThat(execute(withBuffer(1000))).endsWith("830100" + "38028100" + "350103" + "390203E8");
    }

    @Test
    void theBearerIsTheOneTheTerminalHas() {
        handset(WILLING.with(ChannelService.FULL.over(Octets.ofHex("02030403041F02"))));

        assertThat(execute(OPEN_UDP)).endsWith("830107" + "38028100" + "350702030403041F02" + "39020578");
    }

    @Test
    void aTerminalWithoutUdpOrTcpSaysSo() {
        handset(WILLING.with(ChannelService.FULL.withoutUdp()));
        assertThat(result(OPEN_UDP)).isEqualTo("3A06");
        assertThat(result(tcp(0x01))).isEqualTo("00");
        handset(WILLING.with(ChannelService.FULL.withoutTcp()));
        assertThat(result(tcp(0x01))).isEqualTo("3A06");
        assertThat(result(OPEN_UDP)).isEqualTo("00");
    }

    @Test
    void channelsAreFreeAgainOnceTheyAreClosed() {
        handset(WILLING.with(ChannelService.FULL.withChannels(2)));
        assertThat(List.of(result(OPEN_UDP), result(OPEN_UDP), result(OPEN_UDP))).containsExactly("00", "00", "3A01");
        assertThat(execute(STATUS)).endsWith(PERFORMED + "B8028100" + "B8028200");

        assertThat(result(CLOSE)).isEqualTo("00");
        assertThat(result(CLOSE)).isEqualTo("3A03");
        assertThat(execute(STATUS)).endsWith(PERFORMED + "B8028200");
        assertThat(execute(OPEN_UDP)).contains("38028100");
    }

    @Test
    void aDroppedChannelIsToldOnceAndRefusesCommandsUntilItIsClosed() {
        Handset handset = handset(WILLING);
        execute(EVENTS);
        execute(OPEN_UDP);
        arrives(10);
        told.clear();

        handset.dropLinks();
        handset.dropLinks();
        network.run();

        assertThat(told).containsExactly(vector("env_ch_status_dropped").toHex());
        assertThat(network.lastLine().closed()).isTrue();
        assertThat(execute(STATUS)).endsWith("B8020105");
        assertThat(result(SEND)).isEqualTo("3A02");
        assertThat(execute(RECEIVE_200)).as("what had come before").contains("830102" + "B60A" + "00".repeat(10) + "B70100");
        assertThat(result(RECEIVE_200)).isEqualTo("3A02");
        assertThat(result(CLOSE)).isEqualTo("00");
        assertThat(result(SEND)).isEqualTo("3A03");
    }

    @Test
    void theNetworkDropsTheFirstChannelInTheMiddle() {
        handset(WILLING.with(new LinkDrop(2, 1)));
        execute(EVENTS);
        execute(OPEN_UDP);
        arrives(1);
        arrives(2);
        arrives(3);

        assertThat(told).containsExactly(available(1), vector("env_ch_status_dropped").toHex());
        execute(CLOSE);
        told.clear();
        execute(OPEN_UDP);
        arrives(1);
        arrives(2);
        arrives(3);
        assertThat(told).as("the second channel lasts").containsExactly(available(1));
    }

    @Test
    void dataAreAnnouncedOnceUntilAllAreRead() {
        handset(WILLING);
        execute(EVENTS);
        execute(OPEN_UDP);
        arrives(210);
        arrives(20);
        assertThat(told).containsExactly(available(210));

        execute(RECEIVE_200);
        network.run();
        assertThat(told).as("10 octets are left").hasSize(1);
        execute(RECEIVE_200);
        network.run();
        assertThat(told).containsExactly(available(210), available(20));
    }

    @Test
    void aTerminalWithOneBufferRunsDatagramsTogether() {
        handset(WILLING.with(ChannelService.FULL.keeping(ChannelService.Datagrams.JOINED)));
        execute(EVENTS);
        execute(OPEN_UDP);
        arrives(210);
        arrives(20);

        assertThat(execute(RECEIVE_200)).endsWith("B7011E");
        assertThat(execute(RECEIVE_200)).contains("B61E").endsWith("B70100");
        arrives(5);
        assertThat(told).containsExactly(available(210), available(5));
    }

    @Test
    void aDatagramThatFindsTheBufferFullIsLost() {
        handset(WILLING);
        execute(withBuffer(300));
        arrives(200);
        arrives(101);
        arrives(100);

        assertThat(execute(RECEIVE_200)).contains("B681C8").endsWith("B70100");
        network.run();
        assertThat(execute(RECEIVE_200)).as("not the one of 101 octets").contains("830102" + "B664").endsWith("B70100");
    }

    @Test
    void aLinkSetUpInTheBackgroundIsToldWhenItStandsOrFails() {
        handset(WILLING);
        execute(EVENTS);
        assertThat(execute(tcp(0x05))).endsWith(PERFORMED + "38020100" + "350103" + "39020578");
        assertThat(execute(STATUS)).endsWith("B8020100");
        assertThat(result(SEND)).isEqualTo("3A02");
        network.run();
        assertThat(told).containsExactly(vector("ofono_event_download_channel_status_221").toHex());
        assertThat(result(SEND)).isEqualTo("00");

        told.clear();
        network.reachable(false);
        execute(tcp(0x05));
        network.run();
        assertThat(told).containsExactly("D60B99010A82028281B8020205");
        assertThat(result(tcp(0x01))).isEqualTo("3A07");
    }

    private static Octets withBuffer(int octets) {
        return Octets.ofHex(OPEN_UDP.toHex().replace("39020578", "3902" + Octets.ofOctets(octets >> 8, octets).toHex()));
    }
}
