package org.bipota.simulator.card;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.tlv.BerTlv;
import uicc.access.UICCException;

/** An elementary file: octets, or records of one length, numbered from 1 (ETSI TS 102 221 clause 8.2.2). */
final class DataFile extends CardFile {

    /** What is in a file. */
    enum Structure {
        /** Octets. */
        TRANSPARENT(0x41),
        /** Records. */
        LINEAR_FIXED(0x42),
        /** Records, of which the one written last is the first. */
        CYCLIC(0x46);

        private final int descriptor;

        Structure(int descriptor) {
            this.descriptor = descriptor;
        }
    }

    /** Who may do what, beside the operator. */
    record Rights(boolean read, boolean update, boolean increase) {

        static final Rights ALL = new Rights(true, true, true);
    }

    private static final int CODING = 0x21;
    private static final int SIZE = 0x80;
    private static final int SHORT_IDENTIFIER = 0x88;

    private final Structure structure;
    private final int shortIdentifier;
    private final Rights rights;
    private final List<byte[]> records = new ArrayList<>();
    private boolean activated = true;

    private DataFile(int identifier, int shortIdentifier, Structure structure, Rights rights, List<Octets> records) {
        super(identifier);
        this.shortIdentifier = shortIdentifier;
        this.structure = structure;
        this.rights = rights;
        records.forEach(record -> this.records.add(record.toByteArray()));
    }

    /** A file of octets. Its short identifier is made of the last five bits of its identifier. */
    static DataFile transparent(int identifier, Rights rights, Octets content) {
        return new DataFile(identifier, identifier & 0x1F, Structure.TRANSPARENT, rights, List.of(content));
    }

    /** A file of records. */
    static DataFile ofRecords(int identifier, Structure structure, Rights rights, List<Octets> records) {
        return new DataFile(identifier, identifier & 0x1F, structure, rights, records);
    }

    Structure structure() {
        return structure;
    }

    int shortIdentifier() {
        return shortIdentifier;
    }

    int recordCount() {
        return records.size();
    }

    int recordLength() {
        return records.get(0).length;
    }

    @Override
    boolean isActivated() {
        return activated;
    }

    void activate(boolean value) {
        activated = value;
    }

    /** The octets of a transparent file. */
    Octets content() {
        return Octets.of(records.get(0));
    }

    /** A part of a transparent file. */
    Octets read(int offset, int length) {
        requireStructure(structure == Structure.TRANSPARENT);
        requireRight(rights.read());
        return part(records.get(0), offset, length, UICCException.OUT_OF_FILE_BOUNDARIES);
    }

    /** Writes a part of a transparent file. */
    void update(int offset, Octets data) {
        requireStructure(structure == Structure.TRANSPARENT);
        requireRight(rights.update());
        part(records.get(0), offset, data.length(), UICCException.OUT_OF_FILE_BOUNDARIES);
        data.copyTo(records.get(0), offset);
    }

    /** A part of a record. */
    Octets readRecord(int number, int offset, int length) {
        requireStructure(structure != Structure.TRANSPARENT);
        requireRight(rights.read());
        return part(record(number), offset, length, UICCException.OUT_OF_RECORD_BOUNDARIES);
    }

    /** Writes a part of a record. */
    void updateRecord(int number, int offset, Octets data) {
        requireStructure(structure != Structure.TRANSPARENT);
        requireRight(rights.update());
        part(record(number), offset, data.length(), UICCException.OUT_OF_RECORD_BOUNDARIES);
        data.copyTo(record(number), offset);
    }

    /** Makes the oldest record of a cyclic file the first, and writes it. */
    void updateOldest(int offset, Octets data) {
        requireStructure(structure == Structure.CYCLIC);
        requireRight(rights.update());
        byte[] oldest = records.get(records.size() - 1);
        part(oldest, offset, data.length(), UICCException.OUT_OF_RECORD_BOUNDARIES);
        records.remove(records.size() - 1);
        records.add(0, oldest);
        data.copyTo(oldest, offset);
    }

    /** Puts the sum of the first record of a cyclic file and a number into its oldest, which becomes the first; the sum. */
    Octets increase(Octets value) {
        requireStructure(structure == Structure.CYCLIC);
        requireRight(rights.increase());
        byte[] sum = records.get(0).clone();
        int carry = 0;
        for (int i = 1; i <= sum.length; i++) {
            int digit = (sum[sum.length - i] & 0xFF) + (i > value.length() ? 0 : value.at(value.length() - i)) + carry;
            sum[sum.length - i] = (byte) digit;
            carry = digit >> 8;
        }
        if (carry != 0 || value.length() > sum.length) {
            throw new UICCException(UICCException.MAX_VALUE_REACHED);
        }
        records.remove(records.size() - 1);
        records.add(0, sum);
        return Octets.of(sum);
    }

    /** The numbers of the records that contain a pattern, from {@code first} on. */
    List<Integer> search(int first, boolean forward, Octets pattern) {
        requireStructure(structure != Structure.TRANSPARENT);
        requireRight(rights.read());
        record(first);
        List<Integer> found = new ArrayList<>();
        for (int number = first; number >= 1 && number <= records.size(); number += forward ? 1 : -1) {
            if (contains(record(number), pattern)) {
                found.add(number);
            }
        }
        return found;
    }

    private static boolean contains(byte[] record, Octets pattern) {
        byte[] wanted = pattern.toByteArray();
        for (int i = 0; i + wanted.length <= record.length; i++) {
            if (Arrays.equals(record, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private byte[] record(int number) {
        if (number < 1 || number > records.size()) {
            throw new UICCException(UICCException.RECORD_NOT_FOUND);
        }
        return records.get(number - 1);
    }

    private void requireStructure(boolean fits) {
        if (!fits) {
            throw new UICCException(UICCException.COMMAND_INCOMPATIBLE);
        }
    }

    private void requireRight(boolean granted) {
        if (!granted) {
            throw new UICCException(UICCException.SECURITY_STATUS_NOT_SATISFIED);
        }
        if (!activated) {
            throw new UICCException(UICCException.REF_DATA_INVALIDATED);
        }
    }

    private static Octets part(byte[] all, int offset, int length, short fault) {
        if (offset < 0 || length < 0 || offset + length > all.length) {
            throw new UICCException(fault);
        }
        return Octets.of(all, offset, length);
    }

    @Override
    Octets descriptor() {
        Octets head = Octets.ofOctets(structure.descriptor, CODING);
        return structure == Structure.TRANSPARENT ? head
                : head.concat(Octets.ofOctets(recordLength() >> 8, recordLength() & 0xFF, recordCount()));
    }

    @Override
    void writeOwn(OctetWriter inner) {
        int octets = recordLength() * recordCount();
        new BerTlv(SIZE, Octets.ofOctets(octets >> 8, octets & 0xFF)).write(inner);
        new BerTlv(SHORT_IDENTIFIER, Octets.ofOctets(shortIdentifier << 3)).write(inner);
    }
}
