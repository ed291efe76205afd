package org.bipota.protocol.secured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.bipota.protocol.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published answers for what no known packet reaches: whole blocks under CMAC, AES with 24 octets, DES in ECB mode. */
class BlockCiphersTest {

    private static final String AES_128 = "2B7E151628AED2A6ABF7158809CF4F3C";
    private static final String AES_192 = "8E73B0F7DA0E6452C810F32B809079E562F8EAD2522C6B7B";
    private static final String AES_256 = "603DEB1015CA71BE2B73AEF0857D77811F352C073B6108D72D9810A30914DFF4";
    private static final Octets MESSAGE = Octets.ofHex("6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
            + "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710");

    private final BlockCiphers ciphers = new BlockCiphers();

    @ParameterizedTest
    @CsvSource({
        // RFC 4493 clause 4; NIST SP 800-38B, AES-192 and AES-256
        AES_128 + ", 0,  BB1D6929E95937287FA37D129B756746",
        AES_128 + ", 16, 070A16B46B4D4144F79BDD9DD04A287C",
        AES_128 + ", 40, DFA66747DE9AE63030CA32611497C827",
        AES_128 + ", 64, 51F0BEBF7E3B9D92FC49741779363CFE",
        AES_192 + ", 16, 9E99A7BF31E710900662F65E617C5184",
        AES_256 + ", 16, 28A7023F452E8F82BD4BF28D8C37C35C"})
    void cmacGivesThePublishedAnswer(String key, int length, String expected) {
        byte[] input = Arrays.copyOf(MESSAGE.toByteArray(), MESSAGE.length() + 16);
        byte[] check = new byte[16];
        ciphers.checksum(KeyAlgorithm.AES, Octets.ofHex(key), input, length, check, 16);

        assertThat(Octets.of(check)).isEqualTo(Octets.ofHex(expected));
    }

    @ParameterizedTest
    @CsvSource({
        // NIST SP 800-38A F.1.3, one block; the DES answer twice shows that blocks are not chained
        "AES, " + AES_192 + ", 6BC1BEE22E409F96E93D7E117393172A, BD334F1D6E45F25FF712A214571FA5CC",
        "DES_ECB, 133457799BBCDFF1, 0123456789ABCDEF0123456789ABCDEF, 85E813540F0AB40585E813540F0AB405"})
    void cipherGivesThePublishedAnswerBothWays(KeyAlgorithm algorithm, String key, String clear, String ciphered) {
        byte[] bytes = Octets.ofHex(clear).toByteArray();
        ciphers.cipher(true, algorithm, Octets.ofHex(key), bytes, 0, bytes.length);
        assertThat(Octets.of(bytes)).isEqualTo(Octets.ofHex(ciphered));

        ciphers.cipher(false, algorithm, Octets.ofHex(key), bytes, 0, bytes.length);
        assertThat(Octets.of(bytes)).isEqualTo(Octets.ofHex(clear));
    }
}
