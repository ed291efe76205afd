package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.script.CommandScript;
import org.bipota.protocol.tlv.BerTlv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptTest {

    private static final Octets SELECT = Octets.ofHex("00A40004023F00");

    @Test
    void asManyCommandsAsFitTravelTogether() throws Exception {
        Script script = new Script(ContentKind.COMPACT, Collections.nCopies(5, SELECT));

        assertThat(script.packets(0, 14)).containsExactly(
                new ScriptPacket(0, 2, SELECT.concat(SELECT)),
                new ScriptPacket(2, 2, SELECT.concat(SELECT)),
                new ScriptPacket(4, 1, SELECT));
        assertThat(script.packets(0, 20)).extracting(ScriptPacket::commands).containsExactly(2, 2, 1);
        assertThat(script.packets(0, 21)).extracting(ScriptPacket::commands).containsExactly(3, 2);
    }

    @Test
    void anExpandedPacketIsATemplateOfItsCommands() throws Exception {
        Script script = new Script(ContentKind.EXPANDED, Collections.nCopies(3, SELECT));

        assertThat(script.packets(0, 20)).extracting(ScriptPacket::securedData).containsExactly(
                Octets.ofHex("AA12" + "220700A40004023F00" + "220700A40004023F00"), Octets.ofHex("AA09" + "220700A40004023F00"));
        assertThat(script.packets(0, 19)).hasSize(3);
    }

    @Test
    void aCommandThatFitsNoPacketIsRefusedWithItsPosition() {
        Script compact = new Script(ContentKind.COMPACT, List.of(SELECT, Octets.ofHex("80E2800003010203"), SELECT));
        Script expanded = new Script(ContentKind.EXPANDED, List.of(SELECT));

        assertThatThrownBy(() -> compact.packets(0, 7)).isInstanceOf(RefusedContentException.class)
                .hasMessage("apdus[1]: needs 8 octets of secured data, one packet has room for 7");
        assertThatThrownBy(() -> expanded.packets(0, 10)).isInstanceOf(RefusedContentException.class)
                .hasMessage("apdus[0]: needs 11 octets of secured data, one packet has room for 10");
    }

    @Test
    void whatIsLeftIsPackedAnewForAnotherSize() throws Exception {
        Script script = new Script(ContentKind.COMPACT, Collections.nCopies(6, SELECT));
        ScriptPacket answered = script.packets(0, 14).get(0);

        assertThat(script.packets(answered.nextCommand(), 21)).extracting(ScriptPacket::firstCommand).containsExactly(2, 5);
        assertThat(script.packets(6, 21)).isEmpty();
    }

    @Test
    void aPacketHasNoMoreCommandsThanItsAnswerCanCount() throws Exception {
        Script script = new Script(ContentKind.COMPACT, Collections.nCopies(600, Octets.ofHex("0044000000")));

        assertThat(script.packets(0, 65_000)).extracting(ScriptPacket::commands).containsExactly(255, 255, 90);
    }

    @ParameterizedTest
    @EnumSource(ContentKind.class)
    void packetsHoldTheWholeScriptInOrderAndKeepTheirSize(ContentKind kind) throws Exception {
        long seed = 20261125;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Script script = new Script(kind, commands(random));
            int max = 270 + random.nextInt(1500);
            List<ScriptPacket> packets = script.packets(0, max);
            List<Octets> joined = new ArrayList<>();
            int next = 0;
            for (ScriptPacket packet : packets) {
                assertThat(packet.firstCommand()).isEqualTo(next);
                assertThat(packet.securedData().length()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(max);
                joined.add(kind.expanded() ? commandsOf(packet.securedData()) : packet.securedData());
                next = packet.nextCommand();
                if (next < script.commands().size()) {
                    assertThat(script.packets(packet.firstCommand(), max).get(0)).isEqualTo(packet);
                    int withNext = length(script, packet.firstCommand(), next + 1);
                    assertThat(withNext > max || packet.commands() == 255).as("another command would have fitted").isTrue();
                }
            }
            assertThat(next).isEqualTo(script.commands().size());
            assertThat(Octets.join(joined)).isEqualTo(kind.expanded() ? CommandScript.commands(script.commands())
                    : Octets.join(script.commands()));
        }
    }

    @Test
    void theSizeIsThatOfTheCommandsOrOfTheDataGiven() {
        List<Octets> blocks = List.of(Octets.ofHex("80E2000003010203"), Octets.ofHex("80E280010104"));

        assertThat(new Script(ContentKind.COMPACT, blocks).octets()).isEqualTo(14);
        assertThat(new Script(ContentKind.EXPANDED, blocks).octets()).isEqualTo(14);
        assertThat(new Script(ContentKind.DATA, blocks).octets()).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> new Script(ContentKind.COMPACT, List.of()));
    }

    private static int length(Script script, int from, int to) {
        List<Octets> some = script.commands().subList(from, to);
        return script.kind().expanded() ? CommandScript.expanded(some).length() : Octets.join(some).length();
    }

    private static Octets commandsOf(Octets template) throws Exception {
        OctetReader reader = new OctetReader(template);
        BerTlv read = BerTlv.read(reader, "template");
        reader.end("template");
        assertThat(read.tag()).isEqualTo(0xAA);
        return read.value();
    }

    private static List<Octets> commands(Random random) {
        List<Octets> commands = new ArrayList<>();
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            byte[] command = new byte[5 + random.nextInt(random.nextBoolean() ? 256 : 20)];
            random.nextBytes(command);
            commands.add(Octets.of(command));
        }
        return commands;
    }
}
