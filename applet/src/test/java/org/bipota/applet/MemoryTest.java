package org.bipota.applet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The memory that the applet takes when it is installed, and it takes none later (see {@link AllocationTest}). */
class MemoryTest {

    /** RAM beside the SDU buffer, in octets. */
    private static final int RAM_BUDGET = 1536;
    /** Persistent memory beside the content store, in octets. */
    private static final int PERSISTENT_BUDGET = 2048;

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] AID = HEX.parseHex("f04249504f5441000000000042495001");
    private static final byte[] AES = HEX.parseHex("811112" + "00".repeat(16) + "821112" + "11".repeat(16) + "830505810190f9");
    private static final byte[] THREE_KEYS = HEX.parseHex("811919" + "0011223344556677".repeat(3)
            + "821919" + "8899aabbccddeeff".repeat(3) + "830505810190f9");

    @Test
    void ramBesideTheSduBufferFitsItsBudget() {
        CardMemory card = CardMemory.afterInstallation(AID, AES);
        int all = sum(card.ram());
        int beside = all - WorkingMemory.SDU_OCTETS;
        System.out.println("applet: RAM " + all + " octets, " + beside + " of " + RAM_BUDGET + " beside the SDU buffer of "
                + WorkingMemory.SDU_OCTETS + ": " + card.ram());

        assertThat(card.ram()).as("the SDU buffer among them").contains((int) WorkingMemory.SDU_OCTETS);
        assertThat(beside).isPositive().isLessThanOrEqualTo(RAM_BUDGET);
    }

    @Test
    void persistentMemoryFitsItsBudget() {
        List<Integer> objects = CardMemory.afterInstallation(AID, AES).persistent();
        int all = sum(objects);
        int store = sum(objects.stream().filter(octets -> octets >= ContentStore.PAGE_OCTETS).toList());
        System.out.println("applet: persistent memory " + all + " octets in " + objects.size() + " objects, " + (all - store)
                + " of " + PERSISTENT_BUDGET + " beside the " + store + " of the content store");

        assertThat(objects).hasSizeGreaterThan(30);
        assertThat(store).isGreaterThan(33 * ContentStore.PAGE_OCTETS);
        assertThat(all - store).isLessThanOrEqualTo(PERSISTENT_BUDGET);
    }

    @Test
    void ramDoesNotDependOnTheAlgorithm() {
        assertThat(CardMemory.afterInstallation(AID, THREE_KEYS).ram()).isEqualTo(CardMemory.afterInstallation(AID, AES).ram());
    }

    private static int sum(List<Integer> octets) {
        return octets.stream().mapToInt(Integer::intValue).sum();
    }
}
