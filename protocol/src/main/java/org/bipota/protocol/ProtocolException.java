package org.bipota.protocol;

/**
 * A peer sent octets that the named standard does not allow, or that fail their own proof. It is an expected event that
 * any stranger can cause at will, so it carries no stack trace; {@link #code}, {@link #field} and {@link #offset} say
 * where to look. The caller's own mistakes are {@link IllegalArgumentException}s instead.
 */
public final class ProtocolException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of fault it is. */
    public enum Code {
        /** Fewer octets are there than a field, or a length, needs. */
        TRUNCATED,
        /** A length contradicts what contains it, or octets are left over. */
        LENGTH,
        /** A field holds a value the standard, or the contract, does not allow. */
        VALUE,
        /** A mandatory element is not there. */
        MISSING,
        /** An element that may be there once is there again. */
        DUPLICATE,
        /** Understood, but not supported by this implementation. */
        UNSUPPORTED,
        /** The key set or algorithm named in the packet is not the card's. */
        KEY_MISMATCH,
        /** A checksum (CRC, cryptographic checksum, CAT_TP checksum) is wrong. */
        CHECKSUM
    }

    private final Code code;
    private final String field;
    private final int offset;
    private final String detail;

    /**
     * A fault in one field.
     *
     * @param code what kind of fault
     * @param field the field's name in its standard
     * @param offset where the field begins, counted in octets from the start of what was decoded
     * @param detail what was found and what is allowed; never key material
     */
    public ProtocolException(Code code, String field, int offset, String detail) {
        super(null, null, false, false);
        this.code = code;
        this.field = field;
        this.offset = offset;
        this.detail = detail;
    }

    /** What kind of fault it is. */
    public Code code() {
        return code;
    }

    /** The field's name in its standard. */
    public String field() {
        return field;
    }

    /** Where the field begins, counted in octets from the start of what was decoded. */
    public int offset() {
        return offset;
    }

    /** One line: field, offset, kind, detail. */
    @Override
    public String getMessage() {
        return field + " at octet " + offset + ": " + code + ", " + detail;
    }
}
