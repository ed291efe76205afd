package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptAnswerTest {

    private static final int TWO_COMMANDS = 2;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // kind | answer | well done | in words
        "COMPACT  | 029000             | true  | status word 9000, 2 of 2 commands executed",
        "DATA     | 029000             | true  | status word 9000, 2 of 2 commands executed",
        "COMPACT  | 026110             | true  | status word 6110, 2 of 2 commands executed",
        "COMPACT  | 02910A             | true  | status word 910A, 2 of 2 commands executed",
        "COMPACT  | 019000             | true  | status word 9000, 1 of 2 commands executed",
        "DATA     | 016A84             | false | status word 6A84, 1 of 2 commands executed",
        "COMPACT  | 026A82             | false | status word 6A82, 2 of 2 commands executed",
        "EXPANDED | AB0B8001022302900023029000 | true  | status word 9000, 2 of 2 commands executed",
        "EXPANDED | AB0780010123026A82 | false | status word 6A82, 1 of 2 commands executed",
        "EXPANDED | AB0780010123029000 | false | status word 9000, 1 of 2 commands executed",
        "EXPANDED | AB03800102         | true  | no status word, 2 of 2 commands executed",
        "EXPANDED | AB06800100900101   | false | the card cannot read the script (bad format 1), 0 of 2 commands executed"})
    void theLastStatusWordDecidesAndInExpandedFormatTheCountToo(ContentKind kind, String answer, boolean wellDone, String words)
            throws Exception {
        ScriptAnswer read = ScriptAnswer.parse(kind, TWO_COMMANDS, Octets.ofHex(answer));

        assertThat(read.wellDone()).isEqualTo(wellDone);
        assertThat(read.inWords(TWO_COMMANDS)).isEqualTo(words);
    }

    @Test
    void anAnswerOfTheOtherFormatIsNotRead() {
        assertThatThrownBy(() -> ScriptAnswer.parse(ContentKind.EXPANDED, TWO_COMMANDS, Octets.ofHex("029000")))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> ScriptAnswer.parse(ContentKind.COMPACT, TWO_COMMANDS, Octets.ofHex("0290")))
                .isInstanceOf(ProtocolException.class);
    }
}
