package org.bipota.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OctetWriterTest {

    @Test
    void whatWasHandedOutNeverChanges() {
        OctetWriter writer = new OctetWriter(2).uint16(0x0102);
        Octets first = writer.toOctets();
        writer.uint16At(0, 0xFFFF);
        Octets second = writer.toOctets();
        writer.octet(3);
        Octets third = writer.toOctets();
        writer.clear().uint16(0x0A0B);
        assertThat(first).hasToString("0102");
        assertThat(second).hasToString("FFFF");
        assertThat(third).hasToString("FFFF03");
        assertThat(writer.toOctets()).hasToString("0A0B");
    }

    @Test
    void aClearedWriterLeavesWhatItGaveAway() {
        OctetWriter writer = new OctetWriter(2).uint16(0x0102);
        Octets given = writer.toOctets();
        writer.clear().uint16(0x0304);
        assertThat(given).hasToString("0102");
    }

    @Test
    void nothingIsWrittenOverWhatIsNotThere() {
        OctetWriter writer = new OctetWriter(8).uint16(1);
        assertThatThrownBy(() -> writer.uint16At(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.uint16At(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.uint16At(0, 0x10000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSumIsThatOfWordsOf16BitsAtEveryLength() {
        Random random = new Random(1071);
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            long words = 0;
            for (int i = 0; i < length; i += 2) {
                int low = i + 1 < length ? bytes[i + 1] & 0xFF : 0;
                words += (bytes[i] & 0xFF) << 8 | low;
                words = (words & 0xFFFF) + (words >> 16);
            }
            assertThat(Octets.of(bytes).onesComplementSum()).as("length " + length).isEqualTo((int) words);
            assertThat(new OctetWriter(100).octets(Octets.of(bytes)).onesComplementSum()).isEqualTo((int) words);
        }
    }

    @Test
    void theExampleOfRfc1071HasItsSum() {
        assertThat(Octets.ofHex("0001F203F4F5F6F7").onesComplementSum()).isEqualTo(0xDDF2);
    }
}
