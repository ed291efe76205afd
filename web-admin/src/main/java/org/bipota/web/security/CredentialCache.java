package org.bipota.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials verified a short time ago, so that a caller of the API pays for the password hash once in a while instead
 * of once per call. Holds no password, only its HMAC under a key that lives as long as the cache. Bounded: the entry
 * used longest ago makes room. Thread safe.
 */
final class CredentialCache {

    private static final String MAC = "HmacSHA256";

    /** Wrong passwords compared with an entry before it is forgotten: a comparison is cheap, so guesses have to be few. */
    static final int MAX_MISMATCHES = 10;

    private record Entry(byte[] mac, Set<String> groups, long expiresNanos, int mismatches) {

        Entry mismatched() {
            return new Entry(mac, groups, expiresNanos, mismatches + 1);
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final int capacity;
    private final long lifetimeNanos;
    private final SecretKeySpec key;

    /** At most {@code capacity} names, each for {@code lifetime} after its verification. */
    CredentialCache(int capacity, Duration lifetime) {
        this.capacity = capacity;
        this.lifetimeNanos = lifetime.toNanos();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
    }

    /** The groups remembered for exactly these credentials, when they have not expired at {@code nowNanos}. */
    Optional<Set<String>> groups(BasicCredentials credentials, long nowNanos) {
        byte[] mac = mac(credentials);
        synchronized (entries) {
            Entry entry = entries.get(credentials.name());
            if (entry == null) {
                return Optional.empty();
            }
            boolean same = MessageDigest.isEqual(entry.mac(), mac);
            if (same && nowNanos - entry.expiresNanos() < 0) {
                return Optional.of(entry.groups());
            }
            if (same || entry.mismatches() + 1 == MAX_MISMATCHES) {
                entries.remove(credentials.name());
            } else {
                entries.put(credentials.name(), entry.mismatched());
            }
            return Optional.empty();
        }
    }

    /** As {@link #groups}, of credentials that were not remembered a moment ago; a mismatch is not counted again. */
    Optional<Set<String>> groupsByNow(BasicCredentials credentials, long nowNanos) {
        byte[] mac = mac(credentials);
        synchronized (entries) {
            Entry entry = entries.get(credentials.name());
            return entry != null && MessageDigest.isEqual(entry.mac(), mac) && nowNanos - entry.expiresNanos() < 0
                    ? Optional.of(entry.groups()) : Optional.empty();
        }
    }

    /** Remembers that these credentials were verified at {@code nowNanos}. */
    void remember(BasicCredentials credentials, Set<String> groups, long nowNanos) {
        Entry entry = new Entry(mac(credentials), Set.copyOf(groups), nowNanos + lifetimeNanos, 0);
        synchronized (entries) {
            entries.put(credentials.name(), entry);
            if (entries.size() > capacity) {
                var eldest = entries.keySet().iterator();
                eldest.next();
                eldest.remove();
            }
        }
    }

    /** The number of names remembered. */
    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }

    private byte[] mac(BasicCredentials credentials) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(credentials.name().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) ':');
            return mac.doFinal(credentials.password().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is not available in this Java runtime", e);
        }
    }
}
