package org.bipota.protocol.cattp;

import java.util.Optional;

/** Why a connection was ended or refused: the reason code of RST. Codes from 7 on are reserved. */
public enum RstReason {
    /** Everything was said. */
    NORMAL_END(0, "normal end"),
    /** The SYN cannot be taken. */
    SETUP_FAILED(1, "set-up failed, illegal parameters"),
    /** Not now. */
    TEMPORARILY_UNABLE(2, "temporarily unable"),
    /** Nobody listens on that CAT_TP port. */
    PORT_NOT_AVAILABLE(3, "port not available"),
    /** The PDU has no place in this state. */
    UNEXPECTED_PDU(4, "unexpected PDU"),
    /** The peer did not answer. */
    MAX_RETRIES(5, "maximum number of retries"),
    /** The version field is not 0. */
    VERSION_UNSUPPORTED(6, "version not supported");

    private final int code;
    private final String words;

    RstReason(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The octet in the PDU. */
    public int code() {
        return code;
    }

    /** The reason for people. */
    public String inWords() {
        return words;
    }

    /** The reason of that code, empty for a reserved one. */
    public static Optional<RstReason> of(int code) {
        return code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }

    /** Any code for people. */
    public static String inWords(int code) {
        return of(code).map(RstReason::inWords).orElseGet(() -> "reserved reason " + code);
    }
}
