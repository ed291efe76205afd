package org.bipota.simulator.card;

import java.util.Arrays;
import java.util.List;

import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;

import static org.bipota.simulator.card.DataFile.Rights.ALL;
import static org.bipota.simulator.card.DataFile.Structure.CYCLIC;
import static org.bipota.simulator.card.DataFile.Structure.LINEAR_FIXED;

/** The files that cards come with. */
final class UiccFiles {

    private static final int EF_ICCID = 0x2FE2;
    private static final int EF_DIR = 0x2F00;
    private static final int EF_UICC = 0x2FE4;
    private static final int EF_ARR = 0x2F06;
    private static final int DF_TELECOM = 0x7F10;
    private static final int EF_SUME = 0x6F54;
    private static final int DF_TEST = 0x7F4A;
    private static final int DF_SUB_TEST = 0x5F10;

    private static final Octets FIRST_APPLICATION = Octets.ofHex("A0000000090005FFFFFFFF89E0000002");
    private static final Octets SECOND_APPLICATION = Octets.ofHex("A0000000090005FFFFFFFF89D0000002");
    private static final DataFile.Rights NOT_READ = new DataFile.Rights(false, true, true);
    private static final DataFile.Rights NOT_UPDATED = new DataFile.Rights(true, false, true);
    private static final DataFile.Rights NOT_INCREASED = new DataFile.Rights(true, true, false);

    private UiccFiles() {
    }

    /** EF_ICCID and nothing else. */
    static CardFiles ofIccid(Iccid iccid) {
        CardDirectory masterFile = new CardDirectory(CardDirectory.MASTER_FILE).with(iccid(iccid));
        return new CardFiles(masterFile, List.of());
    }

    /**
     * What a card for toolkit tests has: besides the usual, DF_TEST in the master file and in two applications, with files of
     * every structure and right (ETSI TS 102 268 annex C has the table).
     */
    static CardFiles forTests(Iccid iccid) {
        CardDirectory masterFile = new CardDirectory(CardDirectory.MASTER_FILE)
                .with(iccid(iccid))
                .with(DataFile.ofRecords(EF_DIR, LINEAR_FIXED, ALL, List.of(application(FIRST_APPLICATION),
                        application(SECOND_APPLICATION))))
                .with(DataFile.ofRecords(EF_ARR, LINEAR_FIXED, ALL, List.of(Octets.ofHex("8001019000"))))
                .with(DataFile.transparent(EF_UICC, ALL, filled(3)))
                .with(new CardDirectory(DF_TELECOM).with(DataFile.transparent(EF_SUME, ALL,
                        Octets.ofHex("85095549434320544553").concat(Octets.ofHex("54FFFFFFFFFFFF")))))
                .with(testFiles());
        return new CardFiles(masterFile, List.of(applicationFiles(FIRST_APPLICATION), applicationFiles(SECOND_APPLICATION)));
    }

    private static CardDirectory applicationFiles(Octets aid) {
        return CardDirectory.ofApplication(aid).with(DataFile.transparent(EF_UICC, ALL, filled(3)))
                .with(new CardDirectory(DF_TELECOM)).with(testFiles());
    }

    private static DataFile iccid(Iccid iccid) {
        return DataFile.transparent(EF_ICCID, NOT_UPDATED, iccid.value());
    }

    private static Octets application(Octets aid) {
        return Octets.ofOctets(0x61, 2 + aid.length(), 0x4F, aid.length()).concat(aid);
    }

    private static CardDirectory testFiles() {
        List<Octets> threes = List.of(Octets.ofHex("555555"), Octets.ofHex("AAAAAA"));
        List<Octets> fours = List.of(Octets.ofHex("AAAAAAAA"), Octets.ofHex("55555555"));
        Octets three = Octets.ofHex("FFFFFF");
        return new CardDirectory(DF_TEST)
                .with(DataFile.transparent(0x6F01, NOT_READ, three))
                .with(DataFile.transparent(0x6F02, NOT_UPDATED, three))
                .with(DataFile.transparent(0x6F03, ALL, filled(260)))
                .with(DataFile.ofRecords(0x6F04, CYCLIC, NOT_READ, threes))
                .with(DataFile.ofRecords(0x6F05, CYCLIC, NOT_UPDATED, threes))
                .with(DataFile.ofRecords(0x6F1C, CYCLIC, NOT_INCREASED, threes))
                .with(DataFile.ofRecords(0x6F09, CYCLIC, ALL, threes))
                .with(DataFile.ofRecords(0x6F0A, LINEAR_FIXED, NOT_READ, fours))
                .with(DataFile.ofRecords(0x6F0B, LINEAR_FIXED, NOT_UPDATED, fours))
                .with(DataFile.ofRecords(0x6F0C, LINEAR_FIXED, ALL, fours))
                .with(DataFile.transparent(0x6F16, ALL, three))
                .with(new CardDirectory(DF_SUB_TEST).with(DataFile.transparent(0x4F10, ALL, Octets.ofHex("AAAAAA"))));
    }

    private static Octets filled(int octets) {
        byte[] content = new byte[octets];
        Arrays.fill(content, (byte) 0xFF);
        return Octets.of(content);
    }
}
