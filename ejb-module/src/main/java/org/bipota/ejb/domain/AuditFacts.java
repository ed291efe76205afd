package org.bipota.ejb.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the chain of audit records protects of one of them. All but the first five may be null.
 *
 * @param position the record's place in the chain, from 1
 * @param previousId the id of the record before it, 0 for the first
 * @param id the record's id
 * @param happenedAt when, in microseconds
 * @param kind what
 * @param subjectDigest stands for the subscriber, see {@link #digest(String, String)}
 * @param actor who
 * @param role in which role
 * @param remote from where
 * @param request by which request
 * @param link by which link
 * @param reason why
 */
public record AuditFacts(long position, long previousId, long id, Instant happenedAt, String kind, String subjectDigest,
        String actor, String role, String remote, String request, String link, String reason) {

    /** What the first record follows. */
    public static final String BEGINNING = "0".repeat(64);

    /**
     * The record's hash: SHA-256 over the hash before it and each fact in the order above, written as its length in octets, a
     * colon and its UTF-8; a minus sign where there is none. 64 hexadecimal digits.
     */
    public String hash(String previousHash) {
        return sha256(Stream.of(previousHash, position, previousId, id, happenedAt, kind, subjectDigest, actor, role, remote,
                request, link, reason).map(AuditFacts::written).collect(Collectors.joining()));
    }

    /** Stands for a subscriber: SHA-256 over a salt of its own and the number, so that no number can be tried without it. */
    public static String digest(String salt, String msisdn) {
        return sha256(written(salt) + written(msisdn));
    }

    private static String written(Object fact) {
        if (fact == null) {
            return "-";
        }
        String text = fact.toString();
        return text.getBytes(StandardCharsets.UTF_8).length + ":" + text;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
