package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bipota.simulator.card.ScriptedCard.NOTHING;
import static org.bipota.simulator.card.ScriptedCard.PLAIN;
import static org.bipota.simulator.card.ScriptedCard.UNRECOGNIZED;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import javacard.framework.JCSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uicc.access.FileView;
import uicc.access.UICCConstants;
import uicc.access.UICCException;
import uicc.access.UICCSystem;
import uicc.toolkit.EnvelopeHandler;
import uicc.toolkit.EnvelopeHandlerSystem;
import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitRegistry;

/** The files of the card, as the terminal and as an applet sees them. */
class CardFilesTest {

    private static final String APPLICATION = "A0000000090005FFFFFFFF89E0000002";

    private final ScriptedCard card = new ScriptedCard();

    @AfterEach
    void powerOff() {
        card.close();
    }

    private void select(String... files) {
        for (String file : files) {
            assertThat(card.send("00A4000C02" + file)).as(file).isEqualTo("9000");
        }
    }

    @Test
    void terminalReadsAndWritesOctetsAndRecords() {
        select("3F00", "7F4A", "6F03");
        assertThat(card.send("00D6000203AABBCC")).isEqualTo("9000");
        assertThat(card.send("00B0000106")).isEqualTo("FFAABBCCFFFF" + "9000");
        assertThat(card.send("00B0010305")).as("past the end").isEqualTo("6B00");
        assertThat(card.send("00B2010404")).as("it has no records").isEqualTo("6981");

        select("6F0C");
        assertThat(card.send("00B2000204")).isEqualTo("AAAAAAAA9000");
        assertThat(card.send("00B2000204")).isEqualTo("555555559000");
        assertThat(card.send("00B2000204")).as("there is no third").isEqualTo("6A83");
        assertThat(card.send("00DC01040401020304")).isEqualTo("9000");
        assertThat(card.send("00B2010404")).isEqualTo("010203049000");

        select("6F09");
        assertThat(card.send("8032000003000001")).isEqualTo("555556" + "000001" + "9000");
        assertThat(card.send("00B2010403")).isEqualTo("5555569000");
        assertThat(card.send("00DC010403AAAAAA")).as("a cyclic file has no other place to write").isEqualTo("6A86");
        assertThat(card.send("00DC000303AAAAAA")).as("the oldest").isEqualTo("9000");
        assertThat(card.send("00B2010403")).isEqualTo("AAAAAA9000");
    }

    @Test
    void rightsAndPlacesAreKept() {
        assertThat(card.send("00A4000C026F03")).as("not in the master file").isEqualTo("6A82");
        assertThat(card.send("00B0000001")).isEqualTo("6986");
        select("7F4A", "6F01");
        assertThat(card.send("00B0000001")).as("never read").isEqualTo("6982");
        assertThat(card.send("00A4080C047F4A6F03")).as("by its path").isEqualTo("9000");
        assertThat(card.send("00A40304")).as("the parent").contains("83023F00");
    }

    @Test
    void filesAreMadeAndDeleted() {
        select("7F4A");
        assertThat(card.send("00E000000E" + "620C" + "82024121" + "83024F16" + "80020003")).isEqualTo("9000");
        assertThat(card.send("00B0000003")).isEqualTo("FFFFFF9000");
        assertThat(card.send("00E000000E" + "620C" + "82024121" + "83024F16" + "80020003")).as("twice").isEqualTo("6A89");
        assertThat(card.send("00E40000024F16")).isEqualTo("9000");
        assertThat(card.send("00A4000C024F16")).isEqualTo("6A82");
    }

    @Test
    void applicationsHaveTheirOwnFilesOnEachChannel() {
        assertThat(card.send("0070000001")).isEqualTo("019000");
        assertThat(card.send("01A4040C10" + APPLICATION)).isEqualTo("9000");
        assertThat(card.send("01A4000C027FFF")).isEqualTo("9000");
        assertThat(card.send("01A4000C027F4A")).isEqualTo("9000");
        assertThat(card.send("01A4000C026F03")).isEqualTo("9000");
        assertThat(card.send("01D600000111")).isEqualTo("9000");
        assertThat(card.send("00A4000C027FFF")).as("none on the basic channel").isEqualTo("6A82");
        select("7F4A", "6F03");
        assertThat(card.send("00B0000001")).isEqualTo("FF9000");
    }

    @Test
    void appletIsToldOfUpdatesOfItsFilesAndOfThoseInItsDirectories() {
        List<String> told = new ArrayList<>();
        byte[] files = {2, 0x3F, 0, 0x7F, 0x4A, 0x6F, 3, 0x3F, 0, 0x7F, 0x4A, 0x5F, 0x10};
        card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.registerFileEvent(ToolkitConstants.EVENT_EXTERNAL_FILE_UPDATE, files, (short) 0, (short) files.length,
                        null, (short) 0, (byte) 0);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                EnvelopeHandler handler = EnvelopeHandlerSystem.getTheHandler();
                byte[] copy = new byte[handler.getLength()];
                handler.copy(copy, (short) 0, (short) copy.length);
                told.add(HexFormat.of().withUpperCase().formatHex(copy));
            }
        });
        card.start(PLAIN);
        select("7F4A", "6F03");
        card.send("00D60010020102");
        select("6F0C");
        card.send("00DC0104040102030A");
        select("5F10", "4F10");
        card.send("00D60000010A");

        assertThat(told).containsExactly("82028281" + "9207013F007F4A6F03" + "BB0400100002",
                "82028281" + "9209013F007F4A5F104F10" + "BB0400000001");
    }

    @Test
    void appletSeesTheFilesAndTheReasonsWhyItDoesNot() {
        List<Integer> reasons = new ArrayList<>();
        byte[] read = new byte[4];
        card.install(NOTHING, new ScriptedApplet.Script() {
            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                FileView view = UICCSystem.getTheUICCView((byte) 0);
                reasons.add(reason(() -> view.readBinary((short) 0, read, (short) 0, (short) 1)));
                reasons.add(reason(() -> view.select((short) 0x6F03)));
                view.select((short) 0x7F4A);
                view.select((short) 0x6F0C);
                reasons.add(reason(() -> view.readBinary((short) 0, read, (short) 0, (short) 1)));
                reasons.add(reason(() -> view.readRecord((short) 3, UICCConstants.REC_ACC_MODE_ABSOLUTE, (short) 0, read, (short) 0, (short) 1)));
                reasons.add(reason(() -> view.readRecord((short) 1, UICCConstants.REC_ACC_MODE_ABSOLUTE, (short) 2, read, (short) 0, (short) 3)));
                reasons.add(reason(() -> view.readRecord((short) 1, (byte) 9, (short) 0, read, (short) 0, (short) 1)));
                view.readRecord((short) 0, UICCConstants.REC_ACC_MODE_NEXT, (short) 0, read, (short) 0, (short) 4);
            }
        });
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);

        assertThat(reasons).containsExactly((int) UICCException.NO_EF_SELECTED, (int) UICCException.FILE_NOT_FOUND,
                (int) UICCException.COMMAND_INCOMPATIBLE, (int) UICCException.RECORD_NOT_FOUND,
                (int) UICCException.OUT_OF_RECORD_BOUNDARIES, (int) UICCException.INVALID_MODE);
        assertThat(read).containsExactly(0xAA, 0xAA, 0xAA, 0xAA);
    }

    @Test
    void aViewOfACardSessionBeginsAnewAndAPersistentOneGoesOn() {
        List<Integer> reasons = new ArrayList<>();
        card.install(NOTHING, new ScriptedApplet.Script() {
            private FileView session;
            private FileView persistent;

            @Override
            public void install(ToolkitRegistry registry) {
                registry.setEvent(ToolkitConstants.EVENT_UNRECOGNIZED_ENVELOPE);
            }

            @Override
            public void trigger(short event, ToolkitRegistry registry) {
                if (session == null) {
                    session = UICCSystem.getTheUICCView(JCSystem.CLEAR_ON_RESET);
                    persistent = UICCSystem.getTheUICCView(JCSystem.NOT_A_TRANSIENT_OBJECT);
                    session.select((short) 0x7F4A);
                    persistent.select((short) 0x7F4A);
                }
                reasons.add(reason(() -> session.select((short) 0x6F03)));
                reasons.add(reason(() -> persistent.select((short) 0x6F03)));
            }
        });
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);
        card.start(PLAIN);
        card.envelope(UNRECOGNIZED);

        assertThat(reasons).containsExactly(0, 0, (int) UICCException.FILE_NOT_FOUND, 0);
    }

    private static int reason(Runnable action) {
        try {
            action.run();
            return 0;
        } catch (UICCException fault) {
            return fault.getReason();
        }
    }
}
