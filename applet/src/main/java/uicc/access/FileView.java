package uicc.access;

import javacard.framework.Shareable;

/**
 * The files of the UICC as one applet sees them (ETSI TS 102 241; the order of the methods is their export token).
 */
public interface FileView extends Shareable {

    /** Selects a file; copies its FCP and returns its length. */
    short select(short file, byte[] fcp, short offset, short length);

    /** Selects a file. */
    void select(short file);

    /** Selects a file by its short identifier. */
    void select(byte sfi);

    /** Copies the FCP of the directory; returns its length. */
    short status(byte[] fcp, short offset, short length);

    /** Reads from a transparent file; returns offset plus length. */
    short readBinary(short fileOffset, byte[] target, short offset, short length);

    /** Writes to a transparent file. */
    void updateBinary(short fileOffset, byte[] source, short offset, short length);

    /** Reads from a record; returns offset plus length. */
    short readRecord(short record, byte mode, short recordOffset, byte[] target, short offset, short length);

    /** Writes to a record. */
    void updateRecord(short record, byte mode, short recordOffset, byte[] source, short offset, short length);

    /** Searches a pattern in the records; the number found. */
    short searchRecord(byte mode, short record, short indication, byte[] pattern, short offset, short length, short[] found, short foundOffset, short foundLength);

    /** Increases the current record of a cyclic file. */
    short increase(byte[] increment, short offset, short length, byte[] target, short targetOffset);

    /** Deactivates the file selected. */
    void deactivateFile();

    /** Activates the file selected. */
    void activateFile();
}
