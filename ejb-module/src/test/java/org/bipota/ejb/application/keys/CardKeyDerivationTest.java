package org.bipota.ejb.application.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers: RFC 4493 section 4, and computations by OpenSSL and by KBKDFCMAC of Python's cryptography. */
class CardKeyDerivationTest {

    private static final String ICCID = "89860012345678901234";
    private static final String AES_16 = "000102030405060708090A0B0C0D0E0F";
    private static final String AES_32 = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";
    private static final String DES3_16 = "404142434445464748494A4B4C4D4E4F";

    private static NamedKeySecret aes(String hex) {
        return new NamedKeySecret(NamedKeyAlgorithm.AES, Octets.ofHex(hex));
    }

    private static NamedKeySecret des3(String hex) {
        return new NamedKeySecret(NamedKeyAlgorithm.DES3, Octets.ofHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                 BB1D6929E95937287FA37D129B756746",
        "6BC1BEE22E409F96E93D7E117393172A,   070A16B46B4D4144F79BDD9DD04A287C",
        "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411, DFA66747DE9AE63030CA32611497C827",
        "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17"
                + "AD2B417BE66C3710, 51F0BEBF7E3B9D92FC49741779363CFE"})
    void cmacIsTheStandards(String message, String mac) {
        assertThat(AesCmac.of(Octets.ofHex("2B7E151628AED2A6ABF7158809CF4F3C"), Octets.ofHex(message)))
                .isEqualTo(Octets.ofHex(mac));
    }

    @ParameterizedTest
    @CsvSource({
        AES_16 + ", 12, 833B22496E744D709FFEF8944338D448, E1934BD10DD21ED2630F7B82A61A9577",
        AES_16 + ", 15, 833B22496E744D709FFEF8944338D448, E1934BD10DD21ED2630F7B82A61A9577",
        AES_16 + ", 19, 69FC1DB598CEA5B612B6742494E57E370D9A77FB5B8D9031, 12816889D937C250658E04E21AD395AB01552F7BB5ECBAE9",
        AES_32 + ", 12, 6B61F5BA8622E2EB65F512C16358E692D1D3A1EEBD689CEF15D9BB0CC34AFBA5,"
                + " 5C1C883B41C86929DA3C1E592DDD55FCFEC6D62AE6F6B83E534FF5ABA9F91F13",
        AES_32 + ", 15, 73525392315A9D8D812F154B36C3D5DC, CD31DAAF68955EA6F14C62C3C9F35043"})
    void keysByAesAreThoseOfTheStandardsKdf(String master, String keyOctet, String kicKey, String kidKey) {
        int octet = Integer.parseInt(keyOctet, 16);

        CardKeys keys = CardKeyDerivation.derive(aes(master), octet, octet, ICCID);

        assertThat(keys.kicKey()).isEqualTo(Octets.ofHex(kicKey));
        assertThat(keys.kidKey()).isEqualTo(Octets.ofHex(kidKey));
    }

    @Test
    void anIccidOf19DigitsIsFilled() {
        assertThat(CardKeyDerivation.derive(aes(AES_16), 0x12, 0x12, "8986001234567890123").kicKey())
                .isEqualTo(Octets.ofHex("C1112CC506D8182ACA1067DCA3D6714D"));
    }

    @Test
    void keysByTripleDesAreTwoBlocks() {
        CardKeys keys = CardKeyDerivation.derive(des3(DES3_16), 0x15, 0x15, ICCID);

        assertThat(keys.kicKey()).isEqualTo(Octets.ofHex("0FB9BAB242CF50E4344D54D29BF30723"));
        assertThat(keys.kidKey()).isEqualTo(Octets.ofHex("9C7A6340B7AA6E4F9C65ED87D2218DB7"));
    }

    @Test
    void whatCannotBeDerivedIsRefused() {
        assertThatThrownBy(() -> CardKeyDerivation.derive(des3(DES3_16), 0x19, 0x19, ICCID))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3DES with three keys");
        assertThatThrownBy(() -> CardKeyDerivation.derive(aes(AES_16), 0x11, 0x11, ICCID))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("DES CBC");
    }

    @ParameterizedTest
    @CsvSource({"DES3, " + DES3_16 + ", 8BAF47", "DES3, 404142434445464748494A4B4C4D4E4F5051525354555657, B4692B",
        "AES, " + AES_16 + ", C35280"})
    void checkValuesAreTheUsualOnes(NamedKeyAlgorithm algorithm, String key, String checkValue) {
        assertThat(KeyCheckValue.of(algorithm, Octets.ofHex(key))).isEqualTo(checkValue);
        assertThat(KeyCheckValue.matches(algorithm, Octets.ofHex(key), checkValue.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(KeyCheckValue.matches(algorithm, Octets.ofHex(key), "000000")).isFalse();
    }

    @Test
    void forAesACheckValueOverZerosIsTakenToo() {
        assertThat(KeyCheckValue.matches(NamedKeyAlgorithm.AES, Octets.ofHex(AES_16), "C6A13B")).isTrue();
    }
}
