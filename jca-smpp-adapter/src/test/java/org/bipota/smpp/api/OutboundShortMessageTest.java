package org.bipota.smpp.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboundShortMessageTest {

    @ParameterizedTest
    @CsvSource({
        // data coding, header, the most octets
        "F6, '',           140",
        "F6, 027000,       140",
        "04, '',           140",
        "08, '',           140",
        "08, 050003010201, 140",
        "E0, '',           140",
        "20, '',           140",
        "00, '',           160",
        "10, '',           160",
        "C8, '',           160",
        "F0, '',           160",
        "00, 050003010201, 159",
        "00, 06080400010201, 159",
        "F2, 027000,       159"})
    void aPartHoldsWhatFitsAShortMessageOncePacked(String dataCoding, String header, int most) {
        assertThat(message(dataCoding, header, most).parts().get(0)).hasSize(most);
        assertThatIllegalArgumentException().isThrownBy(() -> message(dataCoding, header, most + 1))
                .withMessage("part of " + (most + 1) + " octets, allowed are " + most);
    }

    @ParameterizedTest
    @CsvSource({"0", "256"})
    void aMessageHasOneTo255Parts(int parts) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OutboundShortMessage(
                "a", "4917000001", 0, 0, false, Collections.nCopies(parts, new byte[1]), false, null));
    }

    private static OutboundShortMessage message(String dataCoding, String header, int octets) {
        byte[] part = new byte[octets];
        byte[] begin = HexFormat.of().parseHex(header);
        System.arraycopy(begin, 0, part, 0, begin.length);
        return new OutboundShortMessage("a", "4917000001", 0, Integer.parseInt(dataCoding, 16), !header.isEmpty(),
                List.of(part), false, null);
    }
}
