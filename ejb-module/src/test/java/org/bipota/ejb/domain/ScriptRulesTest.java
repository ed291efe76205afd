package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptRulesTest {

    private static final String SELECT = "00A40004023F00";
    private static final String READ = "00B0000010";

    @ParameterizedTest
    @EnumSource(value = ContentKind.class, names = {"COMPACT", "EXPANDED"})
    void goodCommandsBecomeAScript(ContentKind kind) throws Exception {
        Script script = ScriptRules.commands(kind, List.of(SELECT, "80e2800001aa", "0044000000", READ));

        assertThat(script).isEqualTo(new Script(kind, List.of(Octets.ofHex(SELECT), Octets.ofHex("80E2800001AA"),
                Octets.ofHex("0044000000"), Octets.ofHex(READ))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // the second of three commands | compact: reason, or nothing | expanded: the same
        "00B0000010         | is answered with data   | ''",
        "00B0000000         | is answered with data   | ''",
        "00A40004023F0000   | is answered with data   | ''",
        "00440000           | 4 octets                | ''",
        "AA44000000         | CLA at octet 0          | ''",
        "AE44000000         | CLA at octet 0          | ''",
        "0044000000         | ''                      | ''",
        "00A40004023F       | Lc at octet 4: LENGTH, says 2 octets, 1 follow | Lc at octet 4: LENGTH, says 2 octets, 1 follow",
        "00A4000400000102   | extended lengths        | extended lengths",
        "00A4               | header at octet 0       | header at octet 0",
        "''                 | header at octet 0       | header at octet 0",
        "00A40              | 5 hexadecimal digits    | 5 hexadecimal digits",
        "00A400G0           | no hexadecimal digit at character 6 | no hexadecimal digit at character 6",
        "00 A4 00 00 00     | no hexadecimal digit at character 2 | no hexadecimal digit at character 2",
        "0\u0660A4000000    | no hexadecimal digit at character 1 | no hexadecimal digit at character 1"})
    void aBadCommandIsRefusedWithPositionAndReason(String command, String compact, String expanded) {
        assertRefused(ContentKind.COMPACT, command, compact);
        assertRefused(ContentKind.EXPANDED, command, expanded);
    }

    private static void assertRefused(ContentKind kind, String command, String reason) {
        RefusedContentException refused = catchThrowableOfType(RefusedContentException.class,
                () -> ScriptRules.commands(kind, List.of(SELECT, command, SELECT)));
        if (reason.isEmpty()) {
            assertThat(refused).as("%s %s", kind, command).isNull();
            return;
        }
        assertThat(refused).as("%s %s", kind, command).isNotNull();
        assertThat(refused.faults()).hasSize(1);
        assertThat(refused.faults().get(0).field()).isEqualTo("apdus[1]");
        assertThat(refused.faults().get(0).reason()).contains(reason);
    }

    @Test
    void everyBadCommandIsToldUpToAHundred() {
        RefusedContentException some = catchThrowableOfType(RefusedContentException.class,
                () -> ScriptRules.commands(ContentKind.COMPACT, List.of("00", SELECT, "XX", READ, SELECT)));
        RefusedContentException many = catchThrowableOfType(RefusedContentException.class,
                () -> ScriptRules.commands(ContentKind.COMPACT, Collections.nCopies(5000, "00")));

        assertThat(some.faults()).extracting(ContentFault::field).containsExactly("apdus[0]", "apdus[2]", "apdus[3]");
        assertThat(many.faults()).hasSize(100);
        assertThat(catchThrowableOfType(RefusedContentException.class, () -> ScriptRules.commands(ContentKind.COMPACT, List.of())))
                .hasMessage("apdus: empty; allowed is one command or more");
    }

    @Test
    void dataIsCutIntoNumberedBlocksOfWhichTheLastIsMarked() throws Exception {
        Script script = ScriptRules.data(counting(401));

        assertThat(script.kind()).isEqualTo(ContentKind.DATA);
        assertThat(script.octets()).isEqualTo(401);
        assertThat(script.commands()).extracting(command -> command.slice(0, 5)).containsExactly(
                Octets.ofHex("80E20000C8"), Octets.ofHex("80E20001C8"), Octets.ofHex("80E2800201"));
        assertThat(Octets.join(script.commands().stream().map(command -> command.slice(5)).toList()))
                .isEqualTo(Octets.of(counting(401)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 199, 200, 201, 51_199, 51_200})
    void everyAdmittedLengthEndsWithTheOnlyBlockThatIsMarked(int length) throws Exception {
        List<Octets> commands = ScriptRules.data(counting(length)).commands();

        assertThat(commands).hasSize((length + 199) / 200);
        for (int i = 0; i < commands.size(); i++) {
            Octets command = commands.get(i);
            assertThat(command.at(2)).isEqualTo(i == commands.size() - 1 ? 0x80 : 0);
            assertThat(command.at(3)).isEqualTo(i);
            assertThat(command.at(4)).isEqualTo(command.length() - 5).isBetween(1, 200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51_201, 64_512})
    void dataWhoseBlocksCouldNotBeToldApartIsRefused(int length) {
        assertThat(catchThrowableOfType(RefusedContentException.class, () -> ScriptRules.data(counting(length))))
                .hasMessage("data: " + length + " octets; allowed are 1 to 51200");
    }

    private static byte[] counting(int length) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (i * 31 + (i >> 8));
        }
        return data;
    }
}
