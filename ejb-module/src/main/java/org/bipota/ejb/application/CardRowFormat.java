package org.bipota.ejb.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;

/** The columns of a card import and what each may hold (contract, card import). */
public final class CardRowFormat {

    /** The columns, in this order. */
    static final List<String> HEADER = List.of("iccid", "msisdn", "imsi", "kic", "kic_key", "kid", "kid_key", "push_tar");

    private static final int LONGEST_KEY_OCTETS = 32;
    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setTrim(true).get();

    private CardRowFormat() {
    }

    /**
     * The values of one line.
     *
     * @throws RefusedRowException when the line is not one CSV record
     */
    static List<String> values(String line) throws RefusedRowException {
        try (CSVParser parser = CSVParser.parse(line, CSV)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new RefusedRowException("not one CSV record");
            }
            return records.get(0).toList();
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            // The parser's message may quote the line, and with it a key.
            throw new RefusedRowException("not a CSV record: check the quotation marks");
        }
    }

    /** Reads the header, which has to be ours. */
    static CardFormat.Row open(CsvLines lines) throws IOException {
        CsvLines.Line line = lines.next();
        String expected = String.join(",", HEADER);
        try {
            if (line != null && values(line.text()).equals(HEADER)) {
                return CardRowFormat::parse;
            }
        } catch (RefusedRowException notCsv) {
            throw new CardFileException("the first line is no CSV header; expected is " + expected);
        }
        throw new CardFileException("the first line has another header; expected is " + expected);
    }

    /**
     * The card in one line.
     *
     * @throws RefusedRowException with the first thing that is wrong, beginning with the column's name
     */
    static ImportedCard parse(String line) throws RefusedRowException {
        List<String> values = values(line);
        if (values.size() != HEADER.size()) {
            throw new RefusedRowException(values.size() + " columns; " + HEADER.size() + " are expected: "
                    + String.join(",", HEADER));
        }
        requireIdentity(values.get(0), values.get(1), values.get(2));
        CardKeys keys = keys(values.get(3), values.get(4), values.get(5), values.get(6));
        return new ImportedCard(values.get(0), values.get(1), orNull(values.get(2)), keys, pushTar(values.get(7)));
    }

    /**
     * Checks who a card is.
     *
     * @param imsi may be empty: nothing is decided by it, so a list without it is as good
     * @throws RefusedRowException with the first thing that is wrong, beginning with the column's name
     */
    public static void requireIdentity(String iccid, String msisdn, String imsi) throws RefusedRowException {
        matching("iccid", iccid, "[0-9]{18,20}", "18 to 20 digits");
        matching("msisdn", msisdn, "[1-9][0-9]{4,14}", "5 to 15 digits of an international number, without + or leading zeros");
        matching("imsi", imsi, "([0-9]{6,15})?", "6 to 15 digits, or nothing");
    }

    /** The text, or null when it is empty. */
    public static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** A push TAR in upper case, or null when empty. */
    public static String pushTar(String text) throws RefusedRowException {
        return text.isEmpty() ? null
                : matching("push_tar", text, "[0-9A-Fa-f]{6}", "6 hexadecimal digits, or nothing").toUpperCase(Locale.ROOT);
    }

    /** An octet of the packet header by which a key is named. */
    public static int octet(String column, String text) throws RefusedRowException {
        return Integer.parseInt(matching(column, text, "[0-9A-Fa-f]{2}", "one octet, 2 hexadecimal digits"), 16);
    }

    /** Refuses keys of different key sets. */
    public static void requireOneKeySet(int kic, int kid) throws RefusedRowException {
        if (kic >> 4 != kid >> 4) {
            throw new RefusedRowException("kic, kid: key sets " + (kic >> 4) + " and " + (kid >> 4)
                    + "; both have to be of the same key set");
        }
    }

    /** Octets of a key, or of a key as it is encrypted. */
    public static Octets key(String column, String text) throws RefusedRowException {
        if (!text.matches("([0-9A-Fa-f]{2}){1," + LONGEST_KEY_OCTETS + "}")) {
            throw new RefusedRowException(column + ": not a key; expected are pairs of hexadecimal digits, at most "
                    + LONGEST_KEY_OCTETS);
        }
        return Octets.ofHex(text);
    }

    private static CardKeys keys(String kicText, String kicKeyText, String kidText, String kidKeyText)
            throws RefusedRowException {
        int kic = octet("kic", kicText);
        Octets kicKey = key("kic_key", kicKeyText);
        int kid = octet("kid", kidText);
        Octets kidKey = key("kid_key", kidKeyText);
        requireOneKeySet(kic, kid);
        try {
            return new CardKeys(kic, kicKey, kid, kidKey);
        } catch (IllegalArgumentException e) {
            throw new RefusedRowException("kic, kid: " + e.getMessage());
        }
    }

    private static String matching(String column, String value, String pattern, String expected) throws RefusedRowException {
        if (!value.matches(pattern)) {
            throw new RefusedRowException(column + ": expected are " + expected);
        }
        return value;
    }
}
