package org.bipota.protocol.secured;

import java.util.Optional;

/** The response status code of a response packet (TS 102 225 clause 5.2.1, table 5). */
public enum ResponseStatus {
    /** 00. */
    POR_OK(0x00, "the command was received correctly"),
    /** 01. */
    RC_CC_DS_FAILED(0x01, "redundancy check, checksum or signature failed"),
    /** 02. */
    CNTR_LOW(0x02, "counter low"),
    /** 03. */
    CNTR_HIGH(0x03, "counter high"),
    /** 04. */
    CNTR_BLOCKED(0x04, "counter blocked"),
    /** 05. */
    CIPHERING_ERROR(0x05, "ciphering error"),
    /** 06. */
    UNIDENTIFIED_SECURITY_ERROR(0x06, "unidentified security error"),
    /** 07. */
    INSUFFICIENT_MEMORY(0x07, "insufficient memory to process the message"),
    /** 08. */
    MORE_TIME(0x08, "the card needs more time"),
    /** 09. */
    TAR_UNKNOWN(0x09, "TAR unknown"),
    /** 0A. */
    INSUFFICIENT_SECURITY_LEVEL(0x0A, "insufficient security level"),
    /** 0B. */
    RESPONSE_BY_SMS_SUBMIT(0x0B, "the actual response follows as SMS-SUBMIT"),
    /** 0C. */
    RESPONSE_BY_USSD(0x0C, "the actual response follows by USSD");

    private static final ResponseStatus[] BY_CODE = values();

    private final int code;
    private final String inWords;

    ResponseStatus(int code, String inWords) {
        this.code = code;
        this.inWords = inWords;
    }

    /** The status of {@code code}, or empty for a reserved one. */
    public static Optional<ResponseStatus> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[code]) : Optional.empty();
    }

    /** The octet in the packet. */
    public int code() {
        return code;
    }

    /** What it means. */
    public String inWords() {
        return inWords;
    }
}
