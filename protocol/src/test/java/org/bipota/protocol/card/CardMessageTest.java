package org.bipota.protocol.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.TerminalResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardMessageTest {

    private static final String COMMON = "800101" + "810A986800000000000000F1";
    private static final Iccid ICCID = Iccid.ofDigits("8986000000000000001");

    @Test
    void checkRequestHasAllItsParts() throws ProtocolException {
        CheckRequest request = (CheckRequest) CardMessage.parse(CardMessageSamples.CHECK_REQUEST);

        assertThat(request.iccid()).isEqualTo(ICCID);
        assertThat(request.imei()).isEqualTo(Imei.ofDigits("356789012345678"));
        assertThat(request.profile().udp()).isTrue();
        assertThat(request.trigger()).isEqualTo(Trigger.TERMINAL_CHANGED);
        assertThat(request.previousTerminal()).isEqualTo(Octets.ofHex("FFFFFFFFFFFFFFFF"));
        assertThat(request.encode()).isEqualTo(CardMessageSamples.CHECK_REQUEST);
        assertThat(request.toString()).doesNotContain("8986000000000000001").doesNotContain("356789012345678");
    }

    @Test
    void optionalPartsMayBeMissing() throws ProtocolException {
        CheckRequest bare = new CheckRequest(ICCID, Imei.ofDigits("356789012345678"), null, null, null);

        assertThat(CardMessage.parse(CardMessageSamples.BARE_CHECK_REQUEST)).isEqualTo(bare);
        assertThat(bare.encode()).isEqualTo(CardMessageSamples.BARE_CHECK_REQUEST);
    }

    @Test
    void downloadRequestAndChannelReportAreReadAndWritten() throws ProtocolException {
        DownloadRequest download = new DownloadRequest(ICCID, "menu-2");
        ChannelReport report = new ChannelReport(ICCID, Octets.ofHex("0102030405060708"), TerminalResult.of(0x3A, 0x01));

        assertThat(CardMessage.parse(CardMessageSamples.DOWNLOAD_REQUEST)).isEqualTo(download);
        assertThat(download.encode()).isEqualTo(CardMessageSamples.DOWNLOAD_REQUEST);
        assertThat(CardMessage.parse(CardMessageSamples.CHANNEL_REPORT)).isEqualTo(report);
        assertThat(report.encode()).isEqualTo(CardMessageSamples.CHANNEL_REPORT);
    }

    @Test
    void unknownInnerObjectsAreSkipped() throws ProtocolException {
        CardMessage message = parse("E2", "9F2A0101" + COMMON + "8A020000" + "90026162" + "BF8101021234");

        assertThat(message).isEqualTo(new DownloadRequest(ICCID, "ab"));
    }

    @ParameterizedTest
    @CsvSource({
        "E4, 800101810A986800000000000000F1,                 UNSUPPORTED",
        "E1, 800101810A986800000000000000F1,                 MISSING",
        "E2, 810A986800000000000000F190026162,               MISSING",
        "E2, 80010190026162,                                 MISSING",
        "E2, 800102810A986800000000000000F190026162,         UNSUPPORTED",
        "E2, 80020101810A986800000000000000F190026162,       UNSUPPORTED",
        "E2, 800101810A986800000000000000F19000,             VALUE",
        "E2, 800101810A986800000000000000F190026120,         VALUE",
        "E2, 800101810A986800000000000000F1900261629001FF,   DUPLICATE",
        "E2, 8001018109986800000000000000900161,             VALUE",
        "E3, 800101810A986800000000000000F1860101,           MISSING",
        "E3, 800101810A986800000000000000F18601018700,       LENGTH",
        "E1, 800101810A986800000000000000F182083A65870921436587840103, VALUE",
        "E1, 800101810A986800000000000000F182083A658709214365878501FF, VALUE"})
    void whatBreaksTheTableIsRefusedForItsReason(String tag, String inner, Code code) {
        assertThatThrownBy(() -> parse(tag, inner))
                .isInstanceOfSatisfying(ProtocolException.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void octetsBehindTheMessageAreRefused() {
        assertThatThrownBy(() -> CardMessage.parse(CardMessageSamples.DOWNLOAD_REQUEST.concat(Octets.ofHex("00"))))
                .isInstanceOf(ProtocolException.class);
    }

    private static CardMessage parse(String tag, String inner) throws ProtocolException {
        return CardMessage.parse(Octets.ofHex(tag + Octets.ofOctets(inner.length() / 2) + inner));
    }
}
