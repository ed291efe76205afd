package org.bipota.protocol.script;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.bipota.protocol.OctetReader;
import org.bipota.protocol.OctetWriter;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.ProtocolException.Code;
import org.bipota.protocol.tlv.BerTlv;

/**
 * What a card answers to commands in expanded format: the response scripting template, of definite or indefinite length
 * (ETSI TS 102 226 clause 5.3.1.2). Objects that are not named here are skipped.
 *
 * <pre>
 * | AB | length | 80 | length | commands executed | 23 | length | data, status word 2 | ... |
 * | AF | 80     | ...                                                                       | 00 00 |
 * </pre>
 *
 * @param commandsExecuted how many commands were executed, 0 to 65535
 * @param responses an R-APDU for each answer, of 2 octets or more; the last one ended the script
 * @param badFormat the reason in the bad format object (90), which the card sends when it cannot read the script
 */
public record ExpandedResponse(int commandsExecuted, List<Octets> responses, OptionalInt badFormat) {

    private static final int DEFINITE = 0xAB;
    private static final int INDEFINITE = 0xAF;
    private static final int INDEFINITE_LENGTH = 0x80;
    private static final int EXECUTED = 0x80;
    private static final int RESPONSE = 0x23;
    private static final int BAD_FORMAT = 0x90;
    private static final int STATUS_WORD = 2;

    /** Checks the ranges. */
    public ExpandedResponse {
        responses = List.copyOf(responses);
        if (commandsExecuted < 0 || commandsExecuted > 0xFFFF || responses.stream().anyMatch(r -> r.length() < STATUS_WORD)) {
            throw new IllegalArgumentException("commands executed " + commandsExecuted + ", responses " + responses);
        }
    }

    /** Reads the additional response data of a response packet with status 00. */
    public static ExpandedResponse parse(Octets additionalData) throws ProtocolException {
        OctetReader reader = new OctetReader(additionalData);
        int tag = reader.octet("response scripting template");
        List<BerTlv> objects;
        if (tag == DEFINITE) {
            int length = reader.berLength("response scripting template length");
            objects = BerTlv.readAll(reader.part(length, "response scripting template"), "response");
        } else if (tag == INDEFINITE) {
            objects = readToEnd(reader);
        } else {
            throw reader.fault(Code.VALUE, "response scripting template", 1, Integer.toHexString(tag) + ", allowed are AB and AF");
        }
        reader.end("response scripting template");
        return of(objects, reader.offset());
    }

    private static List<BerTlv> readToEnd(OctetReader reader) throws ProtocolException {
        int length = reader.octet("response scripting template length");
        if (length != INDEFINITE_LENGTH) {
            throw reader.fault(Code.LENGTH, "response scripting template length", 1, length + ", with tag AF allowed is 80");
        }
        List<BerTlv> objects = new ArrayList<>();
        while (reader.peek("end of contents") != 0) {
            objects.add(BerTlv.read(reader, "response"));
        }
        if (reader.uint16("end of contents") != 0) {
            throw reader.fault(Code.VALUE, "end of contents", 2, "not 0000");
        }
        return objects;
    }

    private static ExpandedResponse of(List<BerTlv> objects, int end) throws ProtocolException {
        int executed = -1;
        OptionalInt badFormat = OptionalInt.empty();
        List<Octets> responses = new ArrayList<>();
        for (BerTlv object : objects) {
            Octets value = object.value();
            if (object.tag() == EXECUTED) {
                executed = number(value, "number of executed commands");
            } else if (object.tag() == BAD_FORMAT) {
                badFormat = OptionalInt.of(number(value, "bad format"));
            } else if (object.tag() == RESPONSE && value.length() < STATUS_WORD) {
                throw new ProtocolException(Code.TRUNCATED, "R-APDU", 0, value.length() + " octets, a status word has 2");
            } else if (object.tag() == RESPONSE) {
                responses.add(value);
            }
        }
        if (executed < 0 && badFormat.isEmpty()) {
            throw new ProtocolException(Code.MISSING, "number of executed commands", end, "there is none");
        }
        return new ExpandedResponse(Math.max(0, executed), responses, badFormat);
    }

    private static int number(Octets value, String field) throws ProtocolException {
        if (value.isEmpty() || value.length() > 2) {
            throw new ProtocolException(Code.LENGTH, field, 0, value.length() + " octets, allowed are 1 and 2");
        }
        return value.length() == 1 ? value.at(0) : value.at(0) << 8 | value.at(1);
    }

    /** This answer's octets, in definite form. */
    public Octets encode() {
        OctetWriter objects = new OctetWriter();
        new BerTlv(EXECUTED, commandsExecuted > 0xFF ? Octets.ofOctets(commandsExecuted >> 8, commandsExecuted)
                : Octets.ofOctets(commandsExecuted)).write(objects);
        responses.forEach(response -> new BerTlv(RESPONSE, response).write(objects));
        badFormat.ifPresent(reason -> new BerTlv(BAD_FORMAT, reason > 0xFF ? Octets.ofOctets(reason >> 8, reason)
                : Octets.ofOctets(reason)).write(objects));
        return new BerTlv(DEFINITE, objects.toOctets()).encode();
    }

    /** The last status word, 0 to 65535; empty when no command was answered. */
    public OptionalInt statusWord() {
        if (responses.isEmpty()) {
            return OptionalInt.empty();
        }
        Octets last = responses.get(responses.size() - 1);
        int at = last.length() - STATUS_WORD;
        return OptionalInt.of(last.at(at) << 8 | last.at(at + 1));
    }
}
