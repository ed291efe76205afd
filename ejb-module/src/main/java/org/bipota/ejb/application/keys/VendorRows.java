package org.bipota.ejb.application.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bipota.ejb.application.CardFileException;
import org.bipota.ejb.application.CardFormat;
import org.bipota.ejb.application.CardRowFormat;
import org.bipota.ejb.application.CsvLines;
import org.bipota.ejb.application.ImportedCard;
import org.bipota.ejb.application.RefusedRowException;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.KeyAlgorithm;

/** Makes cards of the rows of a vendor's file. Not thread safe. */
final class VendorRows implements CardFormat {

    private final VendorFormat format;
    private final NamedKeySecret transport;
    private final NamedKeySecret master;
    private final CSVFormat csv;
    private final Map<String, Integer> positions = new HashMap<>();

    /** {@code transport} and {@code master} are the keys that the format names, null where it names none. */
    VendorRows(VendorFormat format, NamedKeySecret transport, NamedKeySecret master) {
        this.format = format;
        this.transport = transport;
        this.master = master;
        this.csv = CSVFormat.RFC4180.builder().setDelimiter(format.separator()).setTrim(true).get();
    }

    @Override
    public Row open(CsvLines lines) throws IOException {
        for (int i = 0; i < format.skipLines(); i++) {
            lines.next();
        }
        if (format.header()) {
            CsvLines.Line line = lines.next();
            readHeader(line == null ? "" : line.text());
        } else {
            format.columns().forEach((field, number) -> positions.put(field, Integer.parseInt(number) - 1));
        }
        return this::parse;
    }

    private void readHeader(String line) {
        List<String> names;
        try {
            names = values(line).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        } catch (RefusedRowException notCsv) {
            throw new CardFileException("line " + (format.skipLines() + 1) + " is no header: " + notCsv.getMessage());
        }
        format.columns().forEach((field, name) -> {
            int position = names.indexOf(name.toLowerCase(Locale.ROOT));
            if (position < 0) {
                throw new CardFileException("line " + (format.skipLines() + 1) + " names no column " + name + ", in which " + field
                        + " is expected");
            }
            positions.put(field, position);
        });
    }

    private List<String> values(String line) throws RefusedRowException {
        try (CSVParser parser = CSVParser.parse(line, csv)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new RefusedRowException("not one record");
            }
            return records.get(0).toList();
        } catch (IOException | IllegalStateException | UncheckedIOException e) {
            // The parser's message may quote the line, and with it a key.
            throw new RefusedRowException("not a record: check the quotation marks");
        }
    }

    private ImportedCard parse(String line) throws RefusedRowException {
        List<String> values = values(line);
        String iccid = value(values, "iccid");
        String msisdn = value(values, "msisdn");
        String imsi = value(values, "imsi");
        CardRowFormat.requireIdentity(iccid, msisdn, imsi);
        int kic = CardRowFormat.octet("kic", value(values, "kic"));
        int kid = CardRowFormat.octet("kid", value(values, "kid"));
        CardRowFormat.requireOneKeySet(kic, kid);
        String pushTar = CardRowFormat.pushTar(value(values, "push_tar"));
        try {
            CardKeys keys = master != null ? CardKeyDerivation.derive(master, kic, kid, iccid)
                    : new CardKeys(kic, key(values, "kic", kic), kid, key(values, "kid", kid));
            return new ImportedCard(iccid, msisdn, CardRowFormat.orNull(imsi), keys, pushTar, format.derivedFrom());
        } catch (IllegalArgumentException e) {
            throw new RefusedRowException("kic, kid: " + e.getMessage());
        }
    }

    private String value(List<String> values, String field) throws RefusedRowException {
        Integer position = positions.get(field);
        if (position == null) {
            return format.fixed().getOrDefault(field, "");
        }
        if (position >= values.size()) {
            throw new RefusedRowException(field + ": the row ends before column " + (position + 1));
        }
        return values.get(position);
    }

    private Octets key(List<String> values, String name, int keyOctet) throws RefusedRowException {
        String column = name + "_key";
        Octets given = CardRowFormat.key(column, value(values, column));
        Octets key = transport == null ? given : decrypted(column, given);
        String checkValue = value(values, name + "_kcv");
        if (!checkValue.isEmpty() && !KeyCheckValue.matches(algorithm(keyOctet), twice(key), checkValue)) {
            throw new RefusedRowException(name + "_kcv: the key has another check value; is it the right transport key?");
        }
        return key;
    }

    private Octets decrypted(String column, Octets given) throws RefusedRowException {
        int block = transport.algorithm().blockOctets();
        if (given.length() % block != 0) {
            throw new RefusedRowException(column + ": " + given.length() + " octets; encrypted keys are blocks of " + block);
        }
        return BlockCipher.decrypt(transport.algorithm(), format.chained(), transport.octets(), given);
    }

    private static NamedKeyAlgorithm algorithm(int keyOctet) {
        return KeyAlgorithm.of(keyOctet).filter(algorithm -> algorithm == KeyAlgorithm.AES).isPresent()
                ? NamedKeyAlgorithm.AES : NamedKeyAlgorithm.DES3;
    }

    /** A single DES key is the triple DES key of itself. */
    private static Octets twice(Octets key) {
        return key.length() == 8 ? key.concat(key) : key;
    }
}
