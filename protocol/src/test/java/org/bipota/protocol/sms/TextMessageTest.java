package org.bipota.protocol.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMessageTest {

    /** What tshark 4.0.17 shows of an SMS-DELIVER whose packed user data are the septets 00 to 7F in order, without 1B. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    /** The same of 1B0A 1B14 1B28 1B29 1B2F 1B3C 1B3D 1B3E 1B40 1B65. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    @Test
    void theWholeDefaultAlphabetIsOneSeptetEach() {
        byte[] septets = new byte[127];
        for (int septet = 0, at = 0; septet < 128; septet++) {
            if (septet != 0x1B) {
                septets[at++] = (byte) septet;
            }
        }

        assertThat(TextMessage.of(BASIC)).isEqualTo(new TextMessage(0x00, Octets.of(septets)));
    }

    @Test
    void theExtensionTableIsReachedByAnEscape() {
        assertThat(TextMessage.of(EXTENSION))
                .isEqualTo(new TextMessage(0x00, Octets.ofHex("1B0A1B141B281B291B2F1B3C1B3D1B3E1B401B65")));
    }

    @ParameterizedTest
    @CsvSource({"你好, 4F60597D", "ç, 00E7", "a\u0000b, 006100000062", "`, 0060", "😀, D83DDE00", "a\u001Bb, 0061001B0062", "Ć, 0106"})
    void anyOtherCharacterMakesTheTextUcs2(String text, String hex) {
        assertThat(TextMessage.of(text)).isEqualTo(new TextMessage(0x08, Octets.ofHex(hex)));
    }

    @ParameterizedTest
    @CsvSource({
        // character, how many, length of each short message with its header
        "a,  0,   0",
        "a,  160, 160",
        "a,  161, 159 14",
        "a,  306, 159 159",
        "a,  307, 159 159 7",
        "€,  80,  160",
        "€,  81,  158 16",
        "你, 70,  140",
        "你, 71,  140 14",
        "你, 134, 140 140",
        "你, 135, 140 140 8"})
    void longTextsAreCutAtTheLimitsOfTheStandard(String character, int count, String lengths) {
        List<Octets> parts = TextMessage.of(character.repeat(count)).parts(7);

        assertThat(String.join(" ", parts.stream().map(part -> Integer.toString(part.length())).toList())).isEqualTo(lengths);
    }

    @Test
    void partsSayWhereTheyBelong() throws Exception {
        List<Octets> parts = TextMessage.of("x".repeat(400)).parts(0x1FE);

        assertThat(parts).extracting(part -> part.slice(0, 6)).containsExactly(
                Octets.ofHex("050003FE0301"), Octets.ofHex("050003FE0302"), Octets.ofHex("050003FE0303"));
        assertThat(TextMessage.of("x".repeat(160)).concatenated()).isFalse();
        assertThat(TextMessage.of("x".repeat(161)).concatenated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 151, 152, 153})
    void anEscapeStaysWithItsCharacter(int before) {
        List<Octets> parts = TextMessage.of("a".repeat(before) + "€".repeat(20)).parts(1);

        assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(part.at(part.length() - 1)).isNotEqualTo(0x1B));
        assertThat(parts.get(1).at(6)).isEqualTo(0x1B);
    }

    @Test
    void theHalvesOfASurrogatePairStayTogether() {
        List<Octets> parts = TextMessage.of("你".repeat(66) + "😀".repeat(5)).parts(1);

        assertThat(parts).extracting(Octets::length).containsExactly(6 + 132, 6 + 20);
        assertThat(parts.get(1).slice(6, 10)).isEqualTo(Octets.ofHex("D83DDE00"));
    }

    @Test
    void joinedPartsAreTheText() throws Exception {
        long seed = 38;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            boolean wide = random.nextBoolean();
            String text = text(random, wide ? "你好a😀b" : BASIC + EXTENSION);
            TextMessage message = TextMessage.of(text);
            List<Octets> parts = message.parts(round);
            for (Octets part : parts) {
                int header = message.concatenated() ? 6 : 0;
                int septets = (140 - header) * 8 / 7;
                assertThat(part.length()).as("seed %d round %d", seed, round).isLessThanOrEqualTo(
                        message.dataCoding() == 0 ? header + septets : 140);
            }
            Octets joined = message.concatenated()
                    ? Segmentation.join(parts.stream().map(TextMessageTest::userData).toList()).payload() : parts.get(0);
            assertThat(joined).isEqualTo(message.content());
            if (message.dataCoding() == 8) {
                assertThat(new String(joined.toByteArray(), StandardCharsets.UTF_16BE)).isEqualTo(text);
            }
        }
    }

    @Test
    void moreThan255ShortMessagesAndOtherCodingsAreRefused() {
        TextMessage longest = TextMessage.of("a".repeat(255 * 153));
        TextMessage tooLong = TextMessage.of("a".repeat(255 * 153 + 1));

        assertThat(longest.parts(0)).hasSize(255);
        assertThatIllegalArgumentException().isThrownBy(() -> tooLong.parts(0)).withMessageContaining("256");
        assertThatIllegalArgumentException().isThrownBy(() -> new TextMessage(0xF6, Octets.EMPTY));
    }

    private static String text(Random random, String characters) {
        int[] codePoints = characters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(500);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return text.toString();
    }

    private static UserData userData(Octets part) {
        try {
            return UserData.parse(part);
        } catch (ProtocolException fault) {
            throw new AssertionError(fault);
        }
    }
}
