package org.bipota.protocol.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.sms.Segmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecuredPacketsTest {

    private static final Octets KEY = Octets.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final Octets OTHER_KEY = Octets.ofHex("0F1E2D3C4B5A69788796A5B4C3D2E1F0");
    private static final CardKeys TRIPLE_DES = new CardKeys(0x15, KEY, 0x15, OTHER_KEY);
    private static final CardKeys AES = new CardKeys(0x12, KEY, 0x12, OTHER_KEY);
    private static final CardKeys AES_SHORT = new CardKeys(0x12, KEY, 0x12, OTHER_KEY, 4);
    private static final Tar TAR = Tar.ofHex("424950");
    private static final Octets DATA = Octets.ofHex("0102030405");

    private final SecuredPackets packets = new SecuredPackets();

    @Test
    void packetNamingAnotherKeySetIsRefused() {
        CardKeys second = new CardKeys(0x25, KEY, 0x25, OTHER_KEY);
        Octets packet = command("1621", second);

        refused(packet, TRIPLE_DES, Code.KEY_MISMATCH);
    }

    @Test
    void packetNamingAnotherAlgorithmIsRefused() {
        refused(command("1221", AES), TRIPLE_DES, Code.KEY_MISMATCH);
    }

    @Test
    void packetMadeWithAnotherKeyIsRefused() {
        refused(command("1621", new CardKeys(0x15, KEY, 0x15, KEY)), TRIPLE_DES, Code.CHECKSUM);
        refused(command("1621", new CardKeys(0x15, OTHER_KEY, 0x15, OTHER_KEY)), TRIPLE_DES, Code.CHECKSUM);
    }

    @Test
    void shortenedChecksumIsRefusedUnlessTheCardIsSetUpForIt() throws ProtocolException {
        Octets shortened = command("1621", AES_SHORT);

        refused(shortened, AES, Code.LENGTH);
        refused(command("1621", AES), AES_SHORT, Code.LENGTH);
        assertThat(packets.decodeCommand(shortened, AES_SHORT, PacketTransport.SMS_PP).data()).isEqualTo(DATA);
    }

    @Test
    void unusedKeyOctetsMayBeZero() throws ProtocolException {
        CommandPacket plain = new CommandPacket(Spi.ofHex("0000"), 0, 0, TAR, 0, DATA);
        Octets packet = packets.encodeCommand(plain, TRIPLE_DES, PacketTransport.SMS_PP);

        assertThat(packets.decodeCommand(packet, TRIPLE_DES, PacketTransport.SMS_PP)).isEqualTo(plain);
    }

    @Test
    void keyOctetThatOnlyTheResponseUsesMustBeTheCards() {
        CommandPacket packet = new CommandPacket(Spi.ofHex("1239"), 0, 0x15, TAR, 1, DATA);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> packets.encodeCommand(packet, TRIPLE_DES, PacketTransport.SMS_PP)).withMessageContaining("KIc 00");
    }

    @Test
    void digitalSignatureIsRefused() {
        Octets signed = Octets.ofHex("001D1513211515B00011000000000100BB1E38ABA2DB854100A40004023F00");

        refused(signed, TRIPLE_DES, Code.UNSUPPORTED);
    }

    @Test
    void paddingCounterBeyondTheBlockIsRefused() {
        Octets packet = Octets.ofHex("00150D00000000B00010000000000001A0A40000023F00");

        refused(packet, TRIPLE_DES, Code.VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "1221", "1621"})
    void octetsBehindThePacketAreRefusedForItsLength(String spi) {
        for (PacketTransport transport : PacketTransport.values()) {
            Octets packet = packets.encodeCommand(CommandPacket.of(Spi.ofHex(spi), AES, TAR, 1, DATA), AES, transport);
            Octets longer = packet.concat(Octets.of(new byte[16]));

            assertThatThrownBy(() -> packets.decodeCommand(longer, AES, transport))
                    .isInstanceOfSatisfying(ProtocolException.class, fault -> {
                        assertThat(fault.code()).isEqualTo(Code.LENGTH);
                        assertThat(fault.field()).isEqualTo("CPL");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "0939", "1221", "1229", "1239", "1419", "1621", "1639", "1A3A", "1E25", "0100"})
    void everySecurityIsUndoneByItsInverse(String spi) throws ProtocolException {
        for (PacketTransport transport : PacketTransport.values()) {
            for (int length : new int[] {0, 1, 2, 7, 8, 15, 16, 17, 127, 128, 255, 256, 1400}) {
                CommandPacket packet = CommandPacket.of(Spi.ofHex(spi), TRIPLE_DES, TAR, 0x123456789AL, Octets.of(new byte[length]));
                Octets encoded = packets.encodeCommand(packet, TRIPLE_DES, transport);
                assertThat(packets.decodeCommand(encoded, TRIPLE_DES, transport)).isEqualTo(packet);
            }
        }
    }

    @Test
    void plainErrorReportIsAcceptedWhereAProtectedOneWasAskedFor() throws ProtocolException {
        ResponsePacket report = new ResponsePacket(TAR, 7, ResponseStatus.RC_CC_DS_FAILED, Octets.EMPTY);
        Octets plain = packets.encodeResponse(report, Spi.ofHex("1621"), AES, PacketTransport.SMS_PP);

        ResponsePacket decoded = packets.decodeResponse(plain, Spi.ofHex("1639"), AES, PacketTransport.SMS_PP);
        assertThat(decoded.status()).isEqualTo(ResponseStatus.RC_CC_DS_FAILED);
        assertThat(decoded.plainFallback()).isTrue();
        assertThat(packets.decodeResponse(plain, Spi.ofHex("1621"), AES, PacketTransport.SMS_PP).plainFallback()).isFalse();
    }

    @Test
    void plainSuccessIsRefusedWhereAProtectedOneWasAskedFor() {
        ResponsePacket success = new ResponsePacket(TAR, 7, ResponseStatus.POR_OK, Octets.ofHex("019000"));
        Octets plain = packets.encodeResponse(success, Spi.ofHex("1621"), AES, PacketTransport.SMS_PP);

        assertThatThrownBy(() -> packets.decodeResponse(plain, Spi.ofHex("1639"), AES, PacketTransport.SMS_PP))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void keysOfTheWrongLengthAreRefusedWithoutBeingShown() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CardKeys(0x15, KEY.slice(0, 8), 0x15, KEY))
                .withMessageContaining("KIc 15").withMessageNotContaining("00112233");
        assertThatIllegalArgumentException().isThrownBy(() -> new CardKeys(0x12, KEY, 0x12, KEY.slice(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CardKeys(0x15, KEY, 0x25, KEY));
        assertThatIllegalArgumentException().isThrownBy(() -> new CardKeys(0x17, KEY, 0x15, KEY));
        assertThatIllegalArgumentException().isThrownBy(() -> new CardKeys(0x15, KEY, 0x1D, KEY.slice(0, 8)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CardKeys(0x15, KEY, 0x15, KEY, 4));
        assertThat(TRIPLE_DES.toString()).isEqualTo("CardKeys[kic=15, kid=15]");
    }

    @ParameterizedTest
    @CsvSource({
        // SPI  octets of packet security: none 121, checksum 113, 3DES 106, AES 98, AES with short checksum 102
        "0000, 15, 8, 121", "1221, 15, 8, 113", "1621, 15, 8, 106", "1621, 12, 8, 98", "1621, 12, 4, 102"})
    void oneShortMessageCarriesAsMuchAsTheStandardLeaves(String spi, String octet, int checksum, int room) {
        int named = Integer.parseInt(octet, 16);
        CardKeys keys = new CardKeys(named, KEY, named, OTHER_KEY, checksum);

        assertThat(Segmentation.commandPacket(encode(spi, keys, room), 1)).hasSize(1);
        assertThat(Segmentation.commandPacket(encode(spi, keys, room + 1), 1)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"2, 242, 242", "3, 376, 370", "5, 644, 642", "10, 1314, 1314"})
    void segmentsCarryAsMuchAsTheStandardLeaves(int segments, int checksummed, int ciphered) {
        assertThat(Segmentation.commandPacket(encode("1221", TRIPLE_DES, checksummed), 1)).hasSize(segments);
        assertThat(Segmentation.commandPacket(encode("1221", TRIPLE_DES, checksummed + 1), 1)).hasSize(segments + 1);
        assertThat(Segmentation.commandPacket(encode("1621", TRIPLE_DES, ciphered), 1)).hasSize(segments);
        assertThat(Segmentation.commandPacket(encode("1621", TRIPLE_DES, ciphered + 1), 1)).hasSize(segments + 1);
    }

    private Octets encode(String spi, CardKeys keys, int octets) {
        return packets.encodeCommand(
                CommandPacket.of(Spi.ofHex(spi), keys, TAR, 1, Octets.of(new byte[octets])), keys, PacketTransport.SMS_PP);
    }

    private Octets command(String spi, CardKeys keys) {
        return packets.encodeCommand(CommandPacket.of(Spi.ofHex(spi), keys, TAR, 1, DATA), keys, PacketTransport.SMS_PP);
    }

    private void refused(Octets packet, CardKeys keys, Code code) {
        assertThatThrownBy(() -> packets.decodeCommand(packet, keys, PacketTransport.SMS_PP))
                .isInstanceOfSatisfying(ProtocolException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
