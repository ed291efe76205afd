package org.bipota.ejb.domain;

/**
 * Why a content cannot be used.
 *
 * @param field what is wrong, with the command's position counted from 0 where it is one: {@code apdus[3]}, {@code data}
 * @param reason what was found, at which octet, and what is allowed
 */
public record ContentFault(String field, String reason) {

    /** A fault of the command at {@code position}, counted from 0. */
    public static ContentFault ofCommand(int position, String reason) {
        return new ContentFault("apdus[" + position + ']', reason);
    }
}
