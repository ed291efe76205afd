package org.bipota.smpp.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Octets laid out by hand after SMPP 3.4 clauses 4.1 to 4.7. */
class PduTextTest {

    /*                                                  type ton  npi  491701234567                     */
    private static final String ADDRESSES = "00" + "01" + "01" + "34393137303132333435363700"
            /*  ton  npi  10099  */
            + "03" + "00" + "313030393900";
    /*                                    esm  pid  pri  sch  val  reg  rep  dcs  def  len  text   */
    private static final String FIELDS = "40" + "7F" + "00" + "00" + "00" + "01" + "00" + "F6" + "00" + "03" + "424950";

    private static byte[] pdu(String command, String status, String body) {
        return HexFormat.of().parseHex("00000000" + command + status + "00000007" + body);
    }

    @Test
    void shortMessageIsToldWithMaskedAddressesAndWithoutItsText() {
        assertThat(PduText.of(pdu("00000005", "00000000", ADDRESSES + FIELDS + "001E0003414200" + "0427000105")))
                .isEqualTo("deliver_sm seq=7 source_addr=1/1/491*******67 destination_addr=3/0/***** esm_class=0x40 protocol_id=0x7F"
                        + " priority_flag=0x00 validity_period=\"\" registered_delivery=0x01 data_coding=0xF6"
                        + " short_message=3 octets 0x001E=\"AB\" 0x0427=05");
    }

    @Test
    void payloadIsToldByItsLengthHoweverShort() {
        assertThat(PduText.of(pdu("00000103", "00000000", ADDRESSES + "40" + "00" + "04" + "04240003424950")))
                .endsWith("data_coding=0x04 0x0424=3 octets").doesNotContain("424950").doesNotContain("BIP");
    }

    @Test
    void bindIsToldWithoutItsPassword() {
        String text = PduText.of(pdu("00000009", "00000000", "6F746100" + "70613535776F726400" + "00" + "34000000"));

        assertThat(text).isEqualTo("bind_transceiver seq=7 system_id=\"ota\" password=8 octets system_type=\"\" interface_version=0x34");
    }

    @Test
    void answersHaveTheirStatusAndId() {
        assertThat(PduText.of(pdu("80000004", "00000058", ""))).isEqualTo("submit_sm_resp seq=7 status=0x00000058");
        assertThat(PduText.of(pdu("80000004", "00000000", "413100"))).isEqualTo("submit_sm_resp seq=7 status=0x00000000 message_id=\"A1\"");
        assertThat(PduText.of(pdu("80000000", "00000003", ""))).isEqualTo("generic_nack seq=7 status=0x00000003");
        assertThat(PduText.of(pdu("00000015", "00000000", ""))).isEqualTo("enquire_link seq=7");
        assertThat(PduText.of(pdu("00000999", "00000000", "0102"))).isEqualTo("command 0x00000999 seq=7 body=2 octets");
    }

    @Test
    void idCannotBreakTheLine() {
        assertThat(PduText.of(pdu("80000004", "00000000", "41220A4200"))).endsWith("message_id=\"A??B\"");
    }

    @Test
    void pduCutAtAnyLengthIsToldAsFarAsItGoesAndNeverShowsTheText() {
        byte[] whole = pdu("00000004", "00000000", ADDRESSES + FIELDS + "04240003424950");
        for (int length = 0; length < whole.length; length++) {
            String text = PduText.of(Arrays.copyOf(whole, length));
            assertThat(text).as("cut at %d", length).doesNotContain("BIP").doesNotContain("491701234567");
            assertThat(text.getBytes(StandardCharsets.US_ASCII)).doesNotContain((byte) '\n');
        }
    }
}
