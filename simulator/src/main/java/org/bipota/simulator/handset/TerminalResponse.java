package org.bipota.simulator.handset;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.tlv.ComprehensionTlv;

/** The objects of a TERMINAL RESPONSE (TS 102 223 clause 6.8). */
final class TerminalResponse {

    /** General results (TS 102 223 clause 8.12). */
    static final Octets PERFORMED = Octets.ofOctets(0x00);
    static final Octets MISSING_INFORMATION = Octets.ofOctets(0x02);
    static final Octets WITH_MODIFICATIONS = Octets.ofOctets(0x07);
    static final Octets NO_SERVICE = Octets.ofOctets(0x20, 0x04);
    static final Octets TIMER_STATE = Octets.ofOctets(0x24);
    static final Octets BEYOND_CAPABILITIES = Octets.ofOctets(0x30);
    static final Octets DATA_NOT_UNDERSTOOD = Octets.ofOctets(0x32);
    static final Octets REQUIRED_VALUES_MISSING = Octets.ofOctets(0x36);
    static final Octets NO_CHANNEL = Octets.ofOctets(0x3A, 0x01);
    static final Octets CHANNEL_CLOSED = Octets.ofOctets(0x3A, 0x02);
    static final Octets CHANNEL_INVALID = Octets.ofOctets(0x3A, 0x03);
    static final Octets BUFFER_NOT_AVAILABLE = Octets.ofOctets(0x3A, 0x04);
    static final Octets TRANSPORT_NOT_AVAILABLE = Octets.ofOctets(0x3A, 0x06);
    static final Octets REMOTE_NOT_REACHABLE = Octets.ofOctets(0x3A, 0x07);

    /** The first general result that says that the command was not performed. */
    private static final int NOT_PERFORMED = 0x10;
    /** Behind command details and device identities. */
    private static final int RESULT_AT = 2;
    private static final Octets TERMINAL_TO_CARD = Octets.ofOctets(0x82, 0x81);

    private final List<ComprehensionTlv> objects = new ArrayList<>();

    private TerminalResponse(Octets details, Octets result) {
        required(CatTag.COMMAND_DETAILS, details);
        required(CatTag.DEVICE_IDENTITIES, TERMINAL_TO_CARD);
        required(CatTag.RESULT, result);
    }

    static TerminalResponse to(ProactiveCommand command, Octets result) {
        return new TerminalResponse(command.value(CatTag.COMMAND_DETAILS).orElseThrow(), result);
    }

    /** The answer to what is no command at all: its details are not known. */
    static TerminalResponse toGarbage() {
        return new TerminalResponse(Octets.ofOctets(0, 0, 0), DATA_NOT_UNDERSTOOD);
    }

    /** Adds an object with the comprehension bit. */
    TerminalResponse required(int tag, Octets value) {
        objects.add(ComprehensionTlv.required(tag, value));
        return this;
    }

    /** Adds an object without the comprehension bit. */
    TerminalResponse with(int tag, Octets value) {
        objects.add(ComprehensionTlv.of(tag, value));
        return this;
    }

    /** Says "performed" in another way, if it was performed. */
    void performedAs(Octets result) {
        if (objects.get(RESULT_AT).value().at(0) < NOT_PERFORMED) {
            objects.set(RESULT_AT, ComprehensionTlv.required(CatTag.RESULT, result));
        }
    }

    Octets encode() {
        return ComprehensionTlv.encode(objects);
    }
}
