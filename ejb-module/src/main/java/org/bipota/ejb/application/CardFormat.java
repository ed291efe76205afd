package org.bipota.ejb.application;

import java.io.IOException;

/** How a card file is read. */
@FunctionalInterface
public interface CardFormat {

    /** Makes a card of one line. */
    @FunctionalInterface
    interface Row {

        /**
         * The card in the line.
         *
         * @throws RefusedRowException with what is wrong, without keys
         */
        ImportedCard parse(String line) throws RefusedRowException;
    }

    /**
     * Reads what stands before the first row.
     *
     * @throws CardFileException when that is something else
     * @throws IOException when the file ends early
     */
    Row open(CsvLines lines) throws IOException;
}
