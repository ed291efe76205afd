package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bipota.simulator.card.ScriptedCard.reason;

import org.bipota.protocol.Octets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uicc.system.HandlerBuilder;
import uicc.toolkit.BERTLVEditHandler;
import uicc.toolkit.EditHandler;
import uicc.toolkit.ToolkitException;

/** Reading and writing lists of TLVs (ETSI TS 102 241, ViewHandler and EditHandler). */
class TlvListTest {

    private final EditHandler list = (EditHandler) HandlerBuilder.buildTLVHandler(HandlerBuilder.EDIT_HANDLER, (short) 300);
    private final byte[] buffer = new byte[5];

    @BeforeEach
    void fill() {
        byte[] octets = Octets.ofHex("81030121008D0304414202008D0143").toByteArray();
        list.appendArray(octets, (short) 0, (short) octets.length);
    }

    @Test
    void aTagIsFoundWithAndWithoutItsComprehensionBit() {
        assertThat(list.findTLV((byte) 0x0D, (byte) 1)).isEqualTo((byte) 1);
        assertThat(list.getValueLength()).isEqualTo((short) 3);
        assertThat(list.findTLV((byte) 0x8D, (byte) 2)).isEqualTo((byte) 1);
        assertThat(list.getValueByte((short) 0)).isEqualTo((byte) 0x43);
        assertThat(list.findTLV((byte) 0x82, (byte) 1)).isEqualTo((byte) 2);
    }

    @Test
    void whatIsNotFoundLeavesNoCurrentTlv() {
        list.findTLV((byte) 0x0D, (byte) 1);
        assertThat(list.findTLV((byte) 0x0D, (byte) 3)).isZero();

        assertThat(reason(list::getValueLength)).isEqualTo(ToolkitException.UNAVAILABLE_ELEMENT);
        assertThat(reason(() -> list.findTLV((byte) 0x0D, (byte) 0))).isEqualTo(ToolkitException.BAD_INPUT_PARAMETER);
        assertThat(reason(() -> list.findAndCopyValue((byte) 0x33, buffer, (short) 0))).isEqualTo(ToolkitException.UNAVAILABLE_ELEMENT);
    }

    @Test
    void rangesOfTheArrayComeBeforeThoseOfTheTlv() {
        list.findTLV((byte) 0x0D, (byte) 1);
        assertThatThrownBy(() -> list.copyValue((short) 0, buffer, (short) 3, (short) 3))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.copyValue((short) 0, null, (short) 0, (short) 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> list.compareValue((short) 0, buffer, (short) -1, (short) 1))
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(reason(() -> list.copyValue((short) 0, buffer, (short) 0, (short) 4)))
                .isEqualTo(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        assertThat(reason(() -> list.copyValue((short) -1, buffer, (short) 0, (short) 1)))
                .isEqualTo(ToolkitException.OUT_OF_TLV_BOUNDARIES);
        assertThat(list.copyValue((short) 1, buffer, (short) 3, (short) 2)).isEqualTo((short) 5);
        assertThat(buffer).containsExactly(0, 0, 0, 0x41, 0x42);
    }

    @Test
    void octetsAreComparedAsSignedNumbers() {
        byte[] other = {4, (byte) 0x99, 0x42};
        list.findTLV((byte) 0x0D, (byte) 1);

        assertThat(list.compareValue((short) 0, other, (short) 0, (short) 3)).isEqualTo((byte) 1);
        other[1] = 0x42;
        assertThat(list.compareValue((short) 0, other, (short) 0, (short) 3)).isEqualTo((byte) -1);
        other[1] = 0x41;
        assertThat(list.compareValue((short) 0, other, (short) 0, (short) 3)).isZero();
    }

    @Test
    void lengthsAreCodedInOneOctetOrTwo() {
        list.clear();
        list.appendTLV((byte) 1, new byte[0x7F], (short) 0, (short) 0x7F);
        assertThat(list.getLength()).isEqualTo((short) 0x81);
        list.clear();
        list.appendTLV((byte) 1, new byte[0x80], (short) 0, (short) 0x80);
        assertThat(list.getLength()).isEqualTo((short) 0x83);
        assertThat(list.findTLV((byte) 1, (byte) 1)).isEqualTo((byte) 2);
        assertThat(list.getValueLength()).isEqualTo((short) 0x80);
    }

    @Test
    void whatDoesNotFitChangesNothing() {
        list.findTLV((byte) 0x0D, (byte) 1);
        short before = list.getLength();

        assertThat(reason(() -> list.appendArray(new byte[300], (short) 0, (short) 300))).isEqualTo(ToolkitException.HANDLER_OVERFLOW);
        assertThat(reason(() -> list.appendTLV((byte) 1, new byte[256], (short) 0, (short) 256)))
                .isEqualTo(ToolkitException.BAD_INPUT_PARAMETER);
        list.appendTLV((byte) 9, (short) 0x0102, (short) 0x0304);
        assertThat(list.getLength()).isEqualTo((short) (before + 6));
        assertThat(list.getValueByte((short) 1)).as("the current TLV is still the same").isEqualTo((byte) 0x41);
    }

    @Test
    void berTlvCountsItsHead() {
        BERTLVEditHandler handler =
                (BERTLVEditHandler) HandlerBuilder.buildTLVHandler(HandlerBuilder.BER_EDIT_HANDLER, (short) 300);
        handler.setTag((byte) 0xD0);
        assertThat(handler.getTag()).isEqualTo((byte) 0xD0);
        assertThat(handler.getSize()).isEqualTo((short) 2);
        handler.appendArray(new byte[300], (short) 0, (short) 0x80);
        assertThat(handler.getSize()).isEqualTo((short) 0x83);
        handler.appendArray(new byte[300], (short) 0, (short) 0x80);
        assertThat(handler.getSize()).isEqualTo((short) 0x104);
        assertThat(handler.getCapacity()).isEqualTo((short) 300);
    }
}
