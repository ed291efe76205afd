package org.bipota.simulator.card;

import javacard.framework.Util;
import org.bipota.protocol.cat.Iccid;
import uicc.access.EmulatedFileSystem;
import uicc.access.FileView;
import uicc.access.UICCConstants;
import uicc.access.UICCException;

/** The file system of a UICC that has EF_ICCID and nothing else. */
final class IccidFile implements FileView, EmulatedFileSystem {

    private final byte[] iccid;
    private boolean selected;

    IccidFile(Iccid iccid) {
        this.iccid = iccid.value().toByteArray();
    }

    @Override
    public FileView uiccView(byte event) {
        return this;
    }

    @Override
    public FileView applicationView(byte[] aid, byte event) {
        return null;
    }

    @Override
    public void select(short file) {
        selected = file == UICCConstants.FID_EF_ICCID;
        if (!selected) {
            throw new UICCException(UICCException.FILE_NOT_FOUND);
        }
    }

    @Override
    public short readBinary(short fileOffset, byte[] target, short offset, short length) {
        if (!selected) {
            throw new UICCException(UICCException.NO_EF_SELECTED);
        }
        if (fileOffset < 0 || length < 0 || fileOffset + length > iccid.length) {
            throw new UICCException(UICCException.OUT_OF_FILE_BOUNDARIES);
        }
        return Util.arrayCopyNonAtomic(iccid, fileOffset, target, offset, length);
    }

    @Override
    public short select(short file, byte[] fcp, short offset, short length) {
        throw incompatible();
    }

    @Override
    public void select(byte sfi) {
        throw new UICCException(UICCException.FILE_NOT_FOUND);
    }

    @Override
    public short status(byte[] fcp, short offset, short length) {
        throw incompatible();
    }

    @Override
    public void updateBinary(short fileOffset, byte[] source, short offset, short length) {
        throw new UICCException(UICCException.SECURITY_STATUS_NOT_SATISFIED);
    }

    @Override
    public short readRecord(short record, byte mode, short recordOffset, byte[] target, short offset, short length) {
        throw incompatible();
    }

    @Override
    public void updateRecord(short record, byte mode, short recordOffset, byte[] source, short offset, short length) {
        throw incompatible();
    }

    @Override
    public short searchRecord(byte mode, short record, short indication, byte[] pattern, short offset, short length,
            short[] found, short foundOffset, short foundLength) {
        throw incompatible();
    }

    @Override
    public short increase(byte[] increment, short offset, short length, byte[] target, short targetOffset) {
        throw incompatible();
    }

    @Override
    public void deactivateFile() {
        throw new UICCException(UICCException.SECURITY_STATUS_NOT_SATISFIED);
    }

    @Override
    public void activateFile() {
        throw new UICCException(UICCException.SECURITY_STATUS_NOT_SATISFIED);
    }

    private static UICCException incompatible() {
        return new UICCException(UICCException.COMMAND_INCOMPATIBLE);
    }
}
