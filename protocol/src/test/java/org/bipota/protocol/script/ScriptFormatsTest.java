package org.bipota.protocol.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laid out by hand after TS 102 226 clause 5.3, but for the answer that the test of an independent library has. */
class ScriptFormatsTest {

    private static final String SELECT = "00A40004023F00";
    private static final String READ = "00B0000002";

    @Test
    void aScriptIsATemplateOfCommands() throws Exception {
        List<Octets> commands = List.of(Octets.ofHex(SELECT), Octets.ofHex(READ));

        assertThat(CommandScript.expanded(commands)).isEqualTo(Octets.ofHex("AA10" + "2207" + SELECT + "2205" + READ));
        assertThat(CommandScript.commands(commands)).isEqualTo(Octets.ofHex("2207" + SELECT + "2205" + READ));
        assertThat(CommandScript.parseCommands(Octets.ofHex("2207" + SELECT + "2205" + READ))).isEqualTo(commands);
    }

    @Test
    void longCommandsAndScriptsHaveLongLengths() {
        Octets command = Octets.ofHex("80E20000C8" + "11".repeat(200));

        Octets one = CommandScript.expanded(List.of(command));
        Octets two = CommandScript.expanded(List.of(command, command));

        assertThat(one.slice(0, 6)).isEqualTo(Octets.ofHex("AA81D0" + "2281CD"));
        assertThat(two.slice(0, 7)).isEqualTo(Octets.ofHex("AA8201A0" + "2281CD"));
        assertThat(one.length()).isEqualTo(CommandScript.templateOctets(CommandScript.commandOctets(command)));
        assertThat(two.length()).isEqualTo(CommandScript.templateOctets(2 * CommandScript.commandOctets(command)));
    }

    @Test
    void whatIsNoCommandInAScriptIsRefused() {
        assertThatThrownBy(() -> CommandScript.parseCommands(Octets.ofHex("2305" + READ)))
                .isInstanceOf(ProtocolException.class).hasMessageContaining("23, expected is 22");
    }

    @Test
    void theAnswerOfAnIndependentLibraryIsRead() throws Exception {
        ExpandedResponse response = ExpandedResponse.parse(Octets.ofHex("AB07800101" + "23029000"));

        assertThat(response).isEqualTo(new ExpandedResponse(1, List.of(Octets.ofHex("9000")), OptionalInt.empty()));
        assertThat(response.statusWord()).hasValue(0x9000);
        assertThat(response.encode()).isEqualTo(Octets.ofHex("AB07800101" + "23029000"));
    }

    @Test
    void everyAnswerOfAScriptIsReadAndTheLastOneDecides() throws Exception {
        ExpandedResponse response = ExpandedResponse.parse(Octets.ofHex("AB0D800102" + "2304CAFE9000" + "23026A82"));

        assertThat(response.commandsExecuted()).isEqualTo(2);
        assertThat(response.responses()).containsExactly(Octets.ofHex("CAFE9000"), Octets.ofHex("6A82"));
        assertThat(response.statusWord()).hasValue(0x6A82);
    }

    @Test
    void anAnswerOfIndefiniteLengthEndsWithTwoZeros() throws Exception {
        assertThat(ExpandedResponse.parse(Octets.ofHex("AF80" + "800101" + "23029000" + "0000")))
                .isEqualTo(new ExpandedResponse(1, List.of(Octets.ofHex("9000")), OptionalInt.empty()));
    }

    @Test
    void otherObjectsAreSkippedAndBadFormatIsTold() throws Exception {
        ExpandedResponse response = ExpandedResponse.parse(Octets.ofHex("AB09" + "810101" + "800100" + "900102"));

        assertThat(response).isEqualTo(new ExpandedResponse(0, List.of(), OptionalInt.of(2)));
        assertThat(response.statusWord()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "019000", "AB", "AB07800101230290", "AB0423029000", "AB07800101230290000000", "AB0480002300",
        "AB06800101230190", "AF07800101230290000000", "AF8080010123029000", "AF8080010123029000000001", "AB058003000001"})
    void whatIsNoTemplateIsRefused(String hex) {
        assertThatThrownBy(() -> ExpandedResponse.parse(Octets.ofHex(hex))).isInstanceOf(ProtocolException.class);
    }
}
