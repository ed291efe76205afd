package org.bipota.ejb.application.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.CardFileException;
import org.bipota.ejb.application.CardFormat;
import org.bipota.ejb.application.CsvLines;
import org.bipota.ejb.application.ImportedCard;
import org.bipota.ejb.application.RefusedRowException;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encrypted keys and check values were computed by OpenSSL. */
class VendorRowsTest {

    private static final Octets KIC = Octets.ofHex("00112233445566778899AABBCCDDEEFF");
    private static final Octets KID = Octets.ofHex("0F1E2D3C4B5A69788796A5B4C3D2E1F0");
    private static final NamedKeySecret DES3 = new NamedKeySecret(NamedKeyAlgorithm.DES3,
            Octets.ofHex("404142434445464748494A4B4C4D4E4F"));
    private static final NamedKeySecret AES = new NamedKeySecret(NamedKeyAlgorithm.AES,
            Octets.ofHex("000102030405060708090A0B0C0D0E0F"));

    private static final String HEADER = "Serial;IMSI;Number;KIC1;C1;KID1;C2";
    private static final Map<String, String> COLUMNS = Map.of("iccid", "serial", "imsi", "IMSI", "msisdn", "Number",
            "kic_key", "KIC1", "kic_kcv", "C1", "kid_key", "KID1", "kid_kcv", "C2");
    private static final Map<String, String> FIXED = Map.of("kic", "15", "kid", "15", "push_tar", "b00010");
    private static final String ROW = "89860012345678901234;460001234567890;8613800138000;";

    private static VendorFormat format(boolean transported, boolean chained) {
        return new VendorFormat(";", 2, true, COLUMNS, FIXED, transported ? "vendor" : null, chained, null);
    }

    private static CardFormat.Row open(VendorRows rows, String text) throws IOException {
        return rows.open(new CsvLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 1024));
    }

    private static CardFormat.Row rows(VendorFormat format, NamedKeySecret transport) throws IOException {
        return open(new VendorRows(format, transport, null), "Vendor: A\nBatch: 7\n" + HEADER + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "DES3, false, 6260E7C6A3E3376E21B427EF79471763, DC191DF649ED9B2AE314A7DF21F5A8AF",
        "DES3, true,  6260E7C6A3E3376E00AF1CBDB79B8EF6, DC191DF649ED9B2A25705D5ED979F072",
        "AES,  false, 69C4E0D86A7B0430D8CDB78070B4C55A, A3B364BF5B70887B3B3FD6E5E47BAEFD",
        "AES,  true,  69C4E0D86A7B0430D8CDB78070B4C55A, A3B364BF5B70887B3B3FD6E5E47BAEFD"})
    void keysAreDecryptedByTheTransportKeyAndChecked(NamedKeyAlgorithm algorithm, boolean chained, String kic, String kid)
            throws Exception {
        NamedKeySecret transport = algorithm == NamedKeyAlgorithm.AES ? AES : DES3;

        ImportedCard card = rows(format(true, chained), transport).parse(ROW + kic + ";FB0975;" + kid + ";819db1");

        assertThat(card.iccid()).isEqualTo("89860012345678901234");
        assertThat(card.msisdn()).isEqualTo("8613800138000");
        assertThat(card.imsi()).isEqualTo("460001234567890");
        assertThat(card.pushTar()).isEqualTo("B00010");
        assertThat(card.derivedFrom()).isNull();
        assertThat(card.keys().kicKey()).isEqualTo(KIC);
        assertThat(card.keys().kidKey()).isEqualTo(KID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "898600;460001234567890;8613800138000;K;FB0975;L;819DB1        | iccid: expected",
        "89860012345678901234;46;8613800138000;K;FB0975;L;819DB1       | imsi: expected",
        "89860012345678901234;;+86;K;FB0975;L;819DB1                   | msisdn: expected",
        "89860012345678901234;;8613800138000;K;FB0975;L;000000         | kid_kcv: the key has another check value",
        "89860012345678901234;;8613800138000;KK;;L;819DB1              | kic, kid: KIc 15 is 3DES with two keys",
        "89860012345678901234;;8613800138000;K0;;L;819DB1              | kic_key: 17 octets; encrypted keys are blocks of 8",
        "89860012345678901234;;8613800138000;nothing;;L;819DB1         | kic_key: not a key",
        "89860012345678901234;;8613800138000;K;FB0975                  | kid_key: the row ends before column 6",
        "\"89860012345678901234;;8613800138000;K;FB0975;L;819DB1       | not a record"})
    void aRowIsRefusedWithItsReasonAndWithoutItsKeys(String row, String reason) throws Exception {
        String kic = "6260E7C6A3E3376E21B427EF79471763";
        String kid = "DC191DF649ED9B2AE314A7DF21F5A8AF";
        String line = row.replace("KK", kic + kic).replace("K0", kic + "00").replace(";K;", ";" + kic + ";").replace(";L;", ";" + kid + ";");

        assertThatThrownBy(() -> rows(format(true, false), DES3).parse(line)).isInstanceOf(RefusedRowException.class)
                .hasMessageStartingWith(reason).hasMessageNotContainingAny(kic, kid, KIC.toHex(), KID.toHex());
    }

    @Test
    void withoutAHeaderColumnsAreNumbersAndTheSeparatorMayBeATab() throws Exception {
        VendorFormat format = new VendorFormat("\t", 0, false,
                Map.of("msisdn", "2", "iccid", "1", "kic", "3", "kid", "4", "kic_key", "5", "kid_key", "6"), Map.of(), null, false, null);

        ImportedCard card = open(new VendorRows(format, null, null), "").parse(
                "89860012345678901234\t8613800138000\t12\t12\t" + KIC.toHex() + "\t" + KID.toHex());

        assertThat(card.keys().kic()).isEqualTo(0x12);
        assertThat(card.keys().kidKey()).isEqualTo(KID);
    }

    @Test
    void derivedKeysNeedNoneInTheFile() throws Exception {
        Map<String, String> columns = Map.of("iccid", "Serial", "msisdn", "Number");
        VendorFormat format = new VendorFormat(";", 0, true, columns, Map.of("kic", "12", "kid", "12"), null, false, "master");

        ImportedCard card = open(new VendorRows(format, null, AES), "Serial;Number\n").parse("89860012345678901234;8613800138000");

        assertThat(card.derivedFrom()).isEqualTo("master");
        assertThat(card.keys().kicKey()).isEqualTo(Octets.ofHex("833B22496E744D709FFEF8944338D448"));
    }

    @Test
    void aHeaderWithoutAColumnIsRefusedAsAWhole() {
        assertThatThrownBy(() -> open(new VendorRows(format(false, false), null, null), "a\nb\nSerial;IMSI;Number;KIC1;C1;C2\n"))
                .isInstanceOf(CardFileException.class).hasMessage("line 3 names no column KID1, in which kid_key is expected");
        assertThatThrownBy(() -> open(new VendorRows(format(false, false), null, null), "a\n")).isInstanceOf(CardFileException.class);
    }

    @Test
    void aFormatSurvivesItsStorage() {
        VendorFormat format = format(true, true);
        VendorFormat derived = new VendorFormat("|", 0, true, Map.of("iccid", "a", "msisdn", "b", "kic", "c", "kid", "d"), Map.of(),
                null, false, "master");

        assertThat(VendorFormat.ofJson(format.json())).isEqualTo(format);
        assertThat(VendorFormat.ofJson(derived.json())).isEqualTo(derived);
    }

    @ParameterizedTest
    @CsvSource({"iccid", "msisdn", "kic_key", "kid_key"})
    void aFormatThatMakesNoCardIsRefused(String missing) {
        Map<String, String> columns = new HashMap<>(COLUMNS);
        columns.remove(missing);

        assertThatThrownBy(() -> new VendorFormat(";", 0, true, columns, FIXED, null, false, null))
                .isInstanceOfSatisfying(KeyRefusedException.class,
                        refused -> assertThat(refused.field()).isEqualTo("columns." + missing));
    }

    @Test
    void whatContradictsItselfIsRefused() {
        List<Runnable> formats = new ArrayList<>();
        formats.add(() -> new VendorFormat("\"", 0, true, COLUMNS, FIXED, null, false, null));
        formats.add(() -> new VendorFormat(";", 0, false, COLUMNS, FIXED, null, false, null));
        formats.add(() -> new VendorFormat(";", 0, true, COLUMNS, FIXED, null, false, "master"));
        formats.add(() -> new VendorFormat(";", 0, true, COLUMNS, Map.of("kic", "15", "kic_key", "00"), null, false, null));
        formats.add(() -> new VendorFormat(";", 0, true, COLUMNS, Map.of("kic", "15"), null, false, null));

        formats.forEach(format -> assertThatThrownBy(format::run).isInstanceOf(KeyRefusedException.class));
    }
}
