package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardRowFormatTest {

    private static final String DES3 = "0123456789ABCDEFFEDCBA9876543210";
    private static final String AES = "00112233445566778899aabbccddeeff";
    private static final String GOOD = "8986001234567890123,8613800138000,460001234567890,15," + DES3 + ",15," + DES3 + ",";

    @Test
    void everyColumnIsTaken() throws RefusedRowException {
        ImportedCard row = CardRowFormat.parse(
                "8986001234567890123,8613800138000,460001234567890,12," + AES + ",12," + AES + ",b00010");

        assertThat(row.iccid()).isEqualTo("8986001234567890123");
        assertThat(row.msisdn()).isEqualTo("8613800138000");
        assertThat(row.imsi()).isEqualTo("460001234567890");
        assertThat(row.keys().kic()).isEqualTo(0x12);
        assertThat(row.keys().kicKey().toHex()).isEqualToIgnoringCase(AES);
        assertThat(row.pushTar()).isEqualTo("B00010");
    }

    @Test
    void emptyPushTarIsLeftToTheCard() throws RefusedRowException {
        assertThat(CardRowFormat.parse(GOOD).pushTar()).isNull();
    }

    @Test
    void aCardWithoutImsiIsTaken() throws RefusedRowException {
        assertThat(CardRowFormat.parse(GOOD.replace("460001234567890", "")).imsi()).isNull();
    }

    @Test
    void quotedValuesAreTaken() throws RefusedRowException {
        assertThat(CardRowFormat.parse("\"8986001234567890123\"" + GOOD.substring(19)).iccid())
                .isEqualTo("8986001234567890123");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "8986001234567890123|898600123456789012X|iccid: expected are 18 to 20 digits",
        "8986001234567890123|89860012345678901|iccid: expected are 18 to 20 digits",
        "8986001234567890123|898600123456789012345|iccid: expected are 18 to 20 digits",
        "8613800138000|+8613800138000|msisdn: expected",
        "8613800138000|013800138000|msisdn: expected",
        "8613800138000|8613800138000123|msisdn: expected",
        "460001234567890|46000|imsi: expected are 6 to 15 digits",
        ",15,0123|,1,0123|kic: expected are one octet",
        ",15,0123|,25,0123|kic, kid: key sets 2 and 1",
        ",15,0123|,11,0123|kic, kid: KIc 11",
        ",15,0123|,13,0123|kic, kid: algorithm of 13",
        ",15,0123|,15,01|kic, kid: ",
        "10,|1,|kid_key: not a key",
    })
    void badValueIsRefusedWithItsColumn(String good, String bad, String reason) {
        String line = good.equals("10,") ? GOOD.substring(0, GOOD.length() - 3) + bad
                : GOOD.replaceFirst(Pattern.quote(good), bad);
        if (bad.equals(",15,01")) {
            line = GOOD.replaceFirst(",15," + DES3, ",15,0123");
        }
        String refused = line;

        assertThatThrownBy(() -> CardRowFormat.parse(refused))
                .isInstanceOf(RefusedRowException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42495", "4249500", "XYZXYZ"})
    void badPushTarIsRefused(String tar) {
        assertThatThrownBy(() -> CardRowFormat.parse(GOOD + tar)).hasMessageContaining("push_tar: expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8986001234567890123,8613800138000", "a,b,c,d,e,f,g,h,i", ","})
    void anotherNumberOfColumnsIsRefused(String line) {
        assertThatThrownBy(() -> CardRowFormat.parse(line)).hasMessageContaining("columns; 8 are expected");
    }

    @Test
    void openQuotationMarkIsRefusedWithoutShowingTheLine() {
        assertThatThrownBy(() -> CardRowFormat.parse("\"" + GOOD))
                .isInstanceOf(RefusedRowException.class)
                .hasMessageNotContaining(DES3);
    }

    @Test
    void noReasonHoldsAKey() {
        String notHex = DES3.substring(0, 31) + "g";

        assertThatThrownBy(() -> CardRowFormat.parse(GOOD.replaceFirst(DES3, notHex)))
                .hasMessageContaining("kic_key: not a key")
                .hasMessageNotContaining("0123456789");
    }

    @Test
    void textOfARowShowsNeitherKeysNorSubscriber() throws RefusedRowException {
        assertThat(CardRowFormat.parse(GOOD).toString()).doesNotContain(DES3, "8613800138000", "460001234567890", "8986001234567890123");
    }
}
