package org.bipota.simulator.card;

import java.util.List;
import java.util.Optional;

import org.bipota.protocol.Octets;
import uicc.access.UICCException;

/**
 * Where somebody stands in the files of the card: a logical channel of the terminal, or an applet's view. What cannot be done is
 * a UICCException with the reason.
 */
final class FileCursor {

    /** Which record (ETSI TS 102 221 clause 11.1.5). */
    enum Mode { NEXT, PREVIOUS, ABSOLUTE }

    private final CardFiles files;
    private final boolean confined;
    private CardDirectory application;
    private CardDirectory directory;
    private DataFile file;
    private int record;

    /** At the master file. */
    FileCursor(CardFiles files) {
        this.files = files;
        confined = false;
        directory = files.masterFile();
    }

    /** At an application's directory, which it does not leave. */
    FileCursor(CardFiles files, CardDirectory application) {
        this.files = files;
        this.application = application;
        confined = true;
        directory = application;
    }

    /** The current directory. */
    CardDirectory directory() {
        return directory;
    }

    /** The current file; UICCException NO_EF_SELECTED when there is none. */
    DataFile file() {
        if (file == null) {
            throw new UICCException(UICCException.NO_EF_SELECTED);
        }
        return file;
    }

    /** What was selected last. */
    CardFile current() {
        return file == null ? directory : file;
    }

    /** The application's directory; null for none. */
    CardDirectory application() {
        return application;
    }

    /** An application is selected, or none any more. */
    void enter(CardDirectory entered) {
        application = entered;
        go(entered == null ? files.masterFile() : entered);
    }

    /** Selects what can be reached from here (clause 8.4.1). */
    CardFile select(int identifier) {
        CardFile found = reachable(identifier).orElseThrow(() -> new UICCException(UICCException.FILE_NOT_FOUND));
        if (found instanceof CardDirectory entered) {
            go(entered);
        } else {
            file = (DataFile) found;
            record = 0;
        }
        return found;
    }

    private Optional<CardFile> reachable(int identifier) {
        if (identifier == CardDirectory.MASTER_FILE) {
            return confined ? Optional.empty() : Optional.of(files.masterFile());
        }
        if (identifier == CardDirectory.APPLICATION) {
            return Optional.ofNullable(application);
        }
        CardDirectory parent = directory.parent();
        return directory.child(identifier)
                .or(() -> Optional.<CardFile>of(directory).filter(here -> here.identifier() == identifier))
                .or(() -> Optional.<CardFile>ofNullable(parent).filter(above -> above.identifier() == identifier))
                .or(() -> Optional.ofNullable(parent).flatMap(above -> above.child(identifier)).filter(CardDirectory.class::isInstance));
    }

    /** Selects the data file of the current directory with this short identifier. */
    DataFile selectShort(int shortIdentifier) {
        file = directory.byShortIdentifier(shortIdentifier)
                .orElseThrow(() -> new UICCException(UICCException.FILE_NOT_FOUND));
        record = 0;
        return file;
    }

    /** Goes where it began. */
    void goHome() {
        go(confined ? application : files.masterFile());
    }

    /** Goes to a directory. */
    void go(CardDirectory next) {
        directory = next;
        file = null;
        record = 0;
    }

    /** The number of the record that a mode means, and makes it the current one; absolute 0 means the current one. */
    int seek(int number, Mode mode) {
        int count = file().recordCount();
        boolean cyclic = file().structure() == DataFile.Structure.CYCLIC;
        switch (mode) {
            case NEXT -> {
                if (record == count && !cyclic) {
                    throw new UICCException(UICCException.RECORD_NOT_FOUND);
                }
                record = record == count ? 1 : record + 1;
            }
            case PREVIOUS -> {
                if (record == 1 && !cyclic) {
                    throw new UICCException(UICCException.RECORD_NOT_FOUND);
                }
                record = record <= 1 ? count : record - 1;
            }
            default -> {
                int wanted = number == 0 ? record : number;
                if (wanted < 1 || wanted > count) {
                    throw new UICCException(UICCException.RECORD_NOT_FOUND);
                }
                return wanted;
            }
        }
        return record;
    }

    /** The record written last, of a cyclic file, is the current one now. */
    void rewind() {
        record = 1;
    }

    /** Searches from a record on; the first that is found becomes the current one. */
    List<Integer> search(int first, boolean forward, Octets pattern) {
        List<Integer> found = file().search(first, forward, pattern);
        if (!found.isEmpty()) {
            record = found.get(0);
        }
        return found;
    }

    /** The current record; 0 for none. */
    int record() {
        return record;
    }
}
