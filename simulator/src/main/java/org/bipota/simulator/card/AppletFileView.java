package org.bipota.simulator.card;

import java.util.List;

import org.bipota.protocol.Octets;
import uicc.access.FileView;
import uicc.access.UICCConstants;
import uicc.access.UICCException;

/** The files as an applet sees them (ETSI TS 102 241, {@code FileView}). */
final class AppletFileView implements FileView {

    private final CardFiles files;
    private final FileCursor cursor;
    private final boolean cleared;
    private int resets;

    /** A view that begins anew after a reset when it is {@code cleared} by it. */
    AppletFileView(CardFiles files, FileCursor cursor, boolean cleared) {
        this.files = files;
        this.cursor = cursor;
        this.cleared = cleared;
        resets = files.resets();
    }

    /** Where it stands. */
    FileCursor cursor() {
        if (cleared && resets != files.resets()) {
            resets = files.resets();
            cursor.goHome();
        }
        return cursor;
    }

    @Override
    public short select(short file, byte[] fcp, short offset, short length) {
        Ranges.check(fcp, offset, length);
        return copy(cursor().select(file & 0xFFFF), fcp, offset, length);
    }

    @Override
    public void select(short file) {
        cursor().select(file & 0xFFFF);
    }

    @Override
    public void select(byte shortIdentifier) {
        cursor().selectShort(shortIdentifier);
    }

    @Override
    public short status(byte[] fcp, short offset, short length) {
        Ranges.check(fcp, offset, length);
        return copy(cursor().directory(), fcp, offset, length);
    }

    private static short copy(CardFile file, byte[] fcp, int offset, int length) {
        Octets parameters = file.controlParameters();
        int copied = Math.min(length, parameters.length());
        parameters.slice(0, copied).copyTo(fcp, offset);
        return (short) copied;
    }

    @Override
    public short readBinary(short fileOffset, byte[] target, short offset, short length) {
        DataFile file = cursor().file();
        Ranges.check(target, offset, length);
        file.read(fileOffset, length).copyTo(target, offset);
        return (short) (offset + length);
    }

    @Override
    public void updateBinary(short fileOffset, byte[] source, short offset, short length) {
        DataFile file = cursor().file();
        Ranges.check(source, offset, length);
        file.update(fileOffset, Octets.of(source, offset, length));
    }

    @Override
    public short readRecord(short record, byte mode, short recordOffset, byte[] target, short offset, short length) {
        DataFile file = cursor().file();
        Ranges.check(target, offset, length);
        file.readRecord(seek(record, mode), recordOffset, length).copyTo(target, offset);
        return (short) (offset + length);
    }

    @Override
    public void updateRecord(short record, byte mode, short recordOffset, byte[] source, short offset, short length) {
        DataFile file = cursor().file();
        Ranges.check(source, offset, length);
        Octets data = Octets.of(source, offset, length);
        if (file.structure() == DataFile.Structure.CYCLIC) {
            if (mode != UICCConstants.REC_ACC_MODE_PREVIOUS) {
                throw new UICCException(UICCException.INVALID_MODE);
            }
            file.updateOldest(recordOffset, data);
            cursor().rewind();
        } else {
            file.updateRecord(seek(record, mode), recordOffset, data);
        }
    }

    private int seek(int record, byte mode) {
        if (cursor().file().structure() == DataFile.Structure.TRANSPARENT) {
            throw new UICCException(UICCException.COMMAND_INCOMPATIBLE);
        }
        return cursor().seek(record, switch (mode) {
            case UICCConstants.REC_ACC_MODE_NEXT -> FileCursor.Mode.NEXT;
            case UICCConstants.REC_ACC_MODE_PREVIOUS -> FileCursor.Mode.PREVIOUS;
            case UICCConstants.REC_ACC_MODE_ABSOLUTE -> FileCursor.Mode.ABSOLUTE;
            default -> throw new UICCException(UICCException.INVALID_MODE);
        });
    }

    /** A simple search; the enhanced one begins at the record beside the current one. */
    @Override
    public short searchRecord(byte mode, short record, short indication, byte[] pattern, short offset, short length,
            short[] found, short foundOffset, short foundLength) {
        cursor().file();
        Ranges.check(pattern, offset, length);
        Ranges.check(found.length, foundOffset, foundLength);
        List<Integer> numbers = cursor().search(first(mode, record, indication), isForward(mode, indication),
                Octets.of(pattern, offset, length));
        int copied = Math.min(numbers.size(), foundLength);
        for (int i = 0; i < copied; i++) {
            found[foundOffset + i] = numbers.get(i).shortValue();
        }
        return (short) copied;
    }

    private static boolean isForward(byte mode, short indication) {
        return switch (mode) {
            case UICCConstants.SIMPLE_SEARCH_START_FORWARD -> true;
            case UICCConstants.SIMPLE_SEARCH_START_BACKWARD -> false;
            case UICCConstants.ENHANCED_SEARCH -> (indication >> 8 & 1) == 0;
            default -> throw new UICCException(UICCException.INVALID_MODE);
        };
    }

    private int first(byte mode, int record, short indication) {
        if (mode != UICCConstants.ENHANCED_SEARCH) {
            return record == 0 ? cursor().record() : record;
        }
        int kind = indication & 0x0F00;
        boolean fromCurrent = kind == UICCConstants.SEARCH_INDICATION_START_FORWARD_FROM_NEXT
                || kind == UICCConstants.SEARCH_INDICATION_START_BACKWARD_FROM_PREVIOUS;
        if (!fromCurrent) {
            return record == 0 ? cursor().record() : record;
        }
        return isForward(mode, indication) ? cursor().record() + 1 : cursor().record() - 1;
    }

    @Override
    public short increase(byte[] increment, short offset, short length, byte[] target, short targetOffset) {
        DataFile file = cursor().file();
        Ranges.check(increment, offset, length);
        if (file.structure() == DataFile.Structure.CYCLIC) {
            Ranges.check(target, targetOffset, file.recordLength());
        }
        Octets sum = file.increase(Octets.of(increment, offset, length));
        cursor().rewind();
        sum.copyTo(target, targetOffset);
        return (short) (targetOffset + sum.length());
    }

    @Override
    public void deactivateFile() {
        cursor().file().activate(false);
    }

    @Override
    public void activateFile() {
        cursor().file().activate(true);
    }
}
