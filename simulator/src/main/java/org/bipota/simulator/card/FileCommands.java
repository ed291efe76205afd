package org.bipota.simulator.card;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.tlv.BerTlv;
import uicc.access.UICCException;

/** The commands on files (ETSI TS 102 221 clause 11.1, ETSI TS 102 222 clause 6). What the terminal writes, applets may learn of. */
final class FileCommands {

    /** The applets are to be told of an update. */
    interface Updates {

        /** A data file was updated at an offset or in a record. */
        void updated(DataFile file, int where, int length);
    }

    private static final int DELETE_FILE = 0xE4;
    private static final int CREATE_FILE = 0xE0;
    private static final int RESIZE_FILE = 0xD4;
    private static final int READ_BINARY = 0xB0;
    private static final int UPDATE_BINARY = 0xD6;
    private static final int READ_RECORD = 0xB2;
    private static final int UPDATE_RECORD = 0xDC;
    private static final int SEARCH_RECORD = 0xA2;
    private static final int INCREASE = 0x32;
    private static final int DEACTIVATE = 0x04;
    private static final int ACTIVATE = 0x44;

    private static final int MODE_NEXT = 2;
    private static final int MODE_PREVIOUS = 3;
    private static final int MODE_ABSOLUTE = 4;
    private static final int SHORT_IDENTIFIER = 0x80;

    private static final int BY_IDENTIFIER = 0x00;
    private static final int PARENT = 0x03;
    private static final int BY_PATH = 0x08;
    private static final int BY_PATH_FROM_HERE = 0x09;
    private static final int NO_DATA = 0x0C;

    private static final int FILE_DESCRIPTOR = 0x82;
    private static final int FILE_IDENTIFIER = 0x83;
    private static final int FILE_SIZE = 0x80;
    private static final int STRUCTURE_MASK = 0x3F;
    private static final int DIRECTORY = 0x38;
    private static final int CYCLIC = 0x06;
    private static final int LINEAR_FIXED = 0x02;

    private final Updates updates;

    FileCommands(Updates updates) {
        this.updates = updates;
    }

    /** SELECT by anything but a name. */
    ResponseApdu select(CommandApdu apdu, FileCursor cursor) {
        try {
            CardFile selected = switch (apdu.p1()) {
                case BY_IDENTIFIER -> cursor.select(identifier(apdu.data(), 0));
                case PARENT -> parent(cursor);
                case BY_PATH -> path(apdu.data(), cursor, CardDirectory.MASTER_FILE);
                case BY_PATH_FROM_HERE -> path(apdu.data(), cursor, cursor.directory().identifier());
                default -> throw new UICCException(UICCException.COMMAND_INCOMPATIBLE);
            };
            return (apdu.p2() & NO_DATA) == NO_DATA ? ResponseApdu.DONE : new ResponseApdu(selected.controlParameters(), 0x9000);
        } catch (UICCException fault) {
            return ResponseApdu.of(statusWord(fault));
        }
    }

    private static CardFile parent(FileCursor cursor) {
        CardDirectory above = cursor.directory().parent();
        if (above == null) {
            throw new UICCException(UICCException.FILE_NOT_FOUND);
        }
        cursor.go(above);
        return above;
    }

    private static CardFile path(Octets path, FileCursor cursor, int from) {
        CardFile selected = cursor.select(from);
        for (int i = 0; i < path.length(); i += 2) {
            selected = cursor.select(identifier(path, i));
        }
        return selected;
    }

    private static int identifier(Octets octets, int at) {
        if (octets.length() < at + 2) {
            throw new UICCException(UICCException.FILE_NOT_FOUND);
        }
        return octets.at(at) << 8 | octets.at(at + 1);
    }

    /** STATUS: the parameters of the current directory, as long as they are wanted. */
    static ResponseApdu status(CommandApdu apdu, FileCursor cursor) {
        if (apdu.p2() == NO_DATA || apdu.expected() == 0) {
            return ResponseApdu.DONE;
        }
        Octets parameters = cursor.directory().controlParameters();
        return new ResponseApdu(parameters.slice(0, Math.min(apdu.expected(), parameters.length())), 0x9000);
    }

    /** Any other command. */
    ResponseApdu execute(CommandApdu apdu, FileCursor cursor) {
        try {
            return switch (apdu.ins()) {
                case READ_BINARY -> data(cursorFile(apdu, cursor).read(offset(apdu), apdu.expected()));
                case UPDATE_BINARY -> updateBinary(apdu, cursor);
                case READ_RECORD -> readRecord(apdu, cursor);
                case UPDATE_RECORD -> updateRecord(apdu, cursor);
                case SEARCH_RECORD -> search(apdu, cursor);
                case INCREASE -> increase(apdu, cursor);
                case DEACTIVATE, ACTIVATE -> activate(apdu, cursor);
                case CREATE_FILE, RESIZE_FILE -> create(apdu, cursor);
                case DELETE_FILE -> delete(apdu, cursor);
                default -> ResponseApdu.of(0x6D00);
            };
        } catch (UICCException fault) {
            return ResponseApdu.of(statusWord(fault));
        }
    }

    private static ResponseApdu data(Octets octets) {
        return new ResponseApdu(octets, 0x9000);
    }

    /** P1 may name the file by its short identifier. */
    private static DataFile cursorFile(CommandApdu apdu, FileCursor cursor) {
        return (apdu.p1() & SHORT_IDENTIFIER) != 0 ? cursor.selectShort(apdu.p1() & 0x1F) : cursor.file();
    }

    private static int offset(CommandApdu apdu) {
        return (apdu.p1() & SHORT_IDENTIFIER) != 0 ? apdu.p2() : apdu.p1() << 8 | apdu.p2();
    }

    private ResponseApdu updateBinary(CommandApdu apdu, FileCursor cursor) {
        DataFile file = cursorFile(apdu, cursor);
        file.update(offset(apdu), apdu.data());
        updates.updated(file, offset(apdu), apdu.data().length());
        return ResponseApdu.DONE;
    }

    private static ResponseApdu readRecord(CommandApdu apdu, FileCursor cursor) {
        int record = seek(apdu, cursor);
        int length = apdu.expected() == 0 || apdu.expected() == 256 ? cursor.file().recordLength() : apdu.expected();
        return data(cursor.file().readRecord(record, 0, length));
    }

    private ResponseApdu updateRecord(CommandApdu apdu, FileCursor cursor) {
        int record = 1;
        if (recordFile(apdu, cursor).structure() == DataFile.Structure.CYCLIC) {
            if ((apdu.p2() & 7) != MODE_PREVIOUS) {
                throw new UICCException(UICCException.INVALID_MODE);
            }
            cursor.file().updateOldest(0, apdu.data());
            cursor.rewind();
        } else {
            record = seek(apdu, cursor);
            cursor.file().updateRecord(record, 0, apdu.data());
        }
        updates.updated(cursor.file(), record, apdu.data().length());
        return ResponseApdu.DONE;
    }

    private static DataFile recordFile(CommandApdu apdu, FileCursor cursor) {
        int shortIdentifier = apdu.p2() >> 3;
        DataFile file = shortIdentifier == 0 ? cursor.file() : cursor.selectShort(shortIdentifier);
        if (file.structure() == DataFile.Structure.TRANSPARENT) {
            throw new UICCException(UICCException.COMMAND_INCOMPATIBLE);
        }
        return file;
    }

    private static int seek(CommandApdu apdu, FileCursor cursor) {
        recordFile(apdu, cursor);
        return cursor.seek(apdu.p1(), switch (apdu.p2() & 7) {
            case MODE_NEXT -> FileCursor.Mode.NEXT;
            case MODE_PREVIOUS -> FileCursor.Mode.PREVIOUS;
            case MODE_ABSOLUTE -> FileCursor.Mode.ABSOLUTE;
            default -> throw new UICCException(UICCException.INVALID_MODE);
        });
    }

    private static ResponseApdu search(CommandApdu apdu, FileCursor cursor) {
        int first = apdu.p1() == 0 ? cursor.record() : apdu.p1();
        List<Integer> found = cursor.search(first, (apdu.p2() & 7) == MODE_ABSOLUTE, apdu.data());
        return data(Octets.ofOctets(found.stream().mapToInt(Integer::intValue).toArray()));
    }

    private ResponseApdu increase(CommandApdu apdu, FileCursor cursor) {
        DataFile file = cursorFile(apdu, cursor);
        Octets sum = file.increase(apdu.data());
        cursor.rewind();
        updates.updated(file, 1, sum.length());
        return data(sum.concat(apdu.data()));
    }

    private static ResponseApdu activate(CommandApdu apdu, FileCursor cursor) {
        if (!apdu.data().isEmpty()) {
            cursor.select(identifier(apdu.data(), 0));
        }
        cursor.file().activate(apdu.ins() == ACTIVATE);
        return ResponseApdu.DONE;
    }

    private static ResponseApdu delete(CommandApdu apdu, FileCursor cursor) {
        int identifier = identifier(apdu.data(), 0);
        CardFile file = cursor.directory().child(identifier)
                .orElseThrow(() -> new UICCException(UICCException.FILE_NOT_FOUND));
        cursor.directory().remove(file);
        cursor.go(cursor.directory());
        return ResponseApdu.DONE;
    }

    /** CREATE FILE and RESIZE FILE: the content is filled with FF. */
    private static ResponseApdu create(CommandApdu apdu, FileCursor cursor) {
        try {
            Octets parameters = BerTlv.read(new OctetReader(apdu.data()), "file control parameters").value();
            int identifier = 0;
            int size = 0;
            Octets descriptor = Octets.EMPTY;
            for (BerTlv object : BerTlv.readAll(new OctetReader(parameters), "file control parameters")) {
                switch (object.tag()) {
                    case FILE_IDENTIFIER -> identifier = identifier(object.value(), 0);
                    case FILE_SIZE -> size = number(object.value());
                    case FILE_DESCRIPTOR -> descriptor = object.value();
                    default -> {
                        // the rights are everybody's, and what else there is does not show
                    }
                }
            }
            return create(identifier, size, descriptor, apdu.ins() == RESIZE_FILE, cursor);
        } catch (ProtocolException malformed) {
            return ResponseApdu.of(0x6A80);
        }
    }

    private static ResponseApdu create(int identifier, int size, Octets given, boolean resized, FileCursor cursor) {
        CardDirectory directory = cursor.directory();
        if (directory.child(identifier).isPresent() != resized) {
            return ResponseApdu.of(resized ? 0x6A82 : 0x6A89);
        }
        Octets descriptor = resized ? directory.child(identifier).orElseThrow().descriptor() : given;
        if (descriptor.isEmpty()) {
            return ResponseApdu.of(0x6A80);
        }
        int recordLength = descriptor.length() < 4 ? 0 : descriptor.at(2) << 8 | descriptor.at(3);
        switch (descriptor.at(0) & STRUCTURE_MASK) {
            case DIRECTORY -> {
                CardDirectory created = new CardDirectory(identifier);
                directory.with(created);
                cursor.go(created);
            }
            case LINEAR_FIXED, CYCLIC -> {
                boolean cyclic = (descriptor.at(0) & STRUCTURE_MASK) == CYCLIC;
                if (recordLength == 0 || size < recordLength) {
                    return ResponseApdu.of(0x6A80);
                }
                add(DataFile.ofRecords(identifier, cyclic ? DataFile.Structure.CYCLIC : DataFile.Structure.LINEAR_FIXED,
                        DataFile.Rights.ALL, Collections.nCopies(size / recordLength, filled(recordLength))), cursor);
            }
            default -> add(DataFile.transparent(identifier, DataFile.Rights.ALL, filled(size)), cursor);
        }
        return ResponseApdu.DONE;
    }

    private static void add(DataFile file, FileCursor cursor) {
        cursor.directory().with(file);
        cursor.select(file.identifier());
    }

    private static Octets filled(int octets) {
        byte[] content = new byte[octets];
        Arrays.fill(content, (byte) 0xFF);
        return Octets.of(content);
    }

    private static int number(Octets octets) {
        int number = 0;
        for (int i = 0; i < octets.length(); i++) {
            number = number << 8 | octets.at(i);
        }
        return number;
    }

    private static int statusWord(UICCException fault) {
        return switch (fault.getReason()) {
            case UICCException.NO_EF_SELECTED -> 0x6986;
            case UICCException.FILE_NOT_FOUND -> 0x6A82;
            case UICCException.RECORD_NOT_FOUND -> 0x6A83;
            case UICCException.SECURITY_STATUS_NOT_SATISFIED -> 0x6982;
            case UICCException.REF_DATA_INVALIDATED -> 0x6984;
            case UICCException.MAX_VALUE_REACHED -> 0x9850;
            case UICCException.COMMAND_INCOMPATIBLE -> 0x6981;
            case UICCException.INVALID_MODE -> 0x6A86;
            case UICCException.OUT_OF_RECORD_BOUNDARIES -> 0x6700;
            default -> 0x6B00;
        };
    }
}
