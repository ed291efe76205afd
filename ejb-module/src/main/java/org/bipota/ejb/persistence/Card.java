package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.bipota.ejb.domain.CardTransport;
import org.bipota.protocol.Octets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A subscriber's card: who it is, its encrypted keys, its profile and its counters. The row's lock serialises everything
 * that happens to the subscriber.
 */
@Entity
@Table(name = "card")
public class Card {

    /** The highest counter: a card that has seen it accepts nothing any more (TS 102 225 clause 5.1.4). */
    public static final long COUNTER_BLOCKED = 0xFF_FFFF_FFFFL;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "card_seq")
    @SequenceGenerator(name = "card_seq", sequenceName = "card_seq", allocationSize = 50)
    private Long id;
    private String iccid;
    private String msisdn;
    private String imsi;
    private int kic;
    @Column(name = "kic_key")
    private byte[] kicKey;
    private int kid;
    @Column(name = "kid_key")
    private byte[] kidKey;
    @Column(name = "key_version")
    private int keyVersion = 1;
    @Column(name = "derived_from")
    private String derivedFrom;
    @Column(name = "push_tar")
    private String pushTar;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CardTransport transport;
    private boolean ciphering;
    @Column(name = "counter_out")
    private long counterOut;
    @Column(name = "counter_in")
    private long counterIn;
    @Column(name = "last_inbound_digest")
    private String lastInboundDigest;
    @Column(name = "last_inbound_at")
    private Instant lastInboundAt;
    @Column(name = "imported_at")
    private Instant importedAt;
    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For JPA. */
    protected Card() {
    }

    /** A newly imported card, both counters 0. */
    public Card(String iccid, String msisdn, String pushTar, Instant now) {
        this.iccid = iccid;
        this.msisdn = msisdn;
        this.pushTar = pushTar;
        this.ciphering = true;
        this.importedAt = now;
        this.updatedAt = now;
    }

    /** The row's id. */
    public Long id() {
        return id;
    }

    /** 19 or 20 digits. */
    public String iccid() {
        return iccid;
    }

    /** E.164 digits. */
    public String msisdn() {
        return msisdn;
    }

    /** Digits, or null. */
    public String imsi() {
        return imsi;
    }

    /** The KIc octet of the packet header. */
    public int kic() {
        return kic;
    }

    /** The encrypted ciphering key; only where it is not derived. */
    public Sealed encryptedKicKey() {
        return new Sealed(Octets.of(kicKey), keyVersion);
    }

    /** The named key that its keys are derived from; empty when it has keys of its own. */
    public Optional<String> derivedFrom() {
        return Optional.ofNullable(derivedFrom);
    }

    /** The KID octet of the packet header. */
    public int kid() {
        return kid;
    }

    /** The encrypted checksum key; only where it is not derived. */
    public Sealed encryptedKidKey() {
        return new Sealed(Octets.of(kidKey), keyVersion);
    }

    /** Six hexadecimal digits. */
    public String pushTar() {
        return pushTar;
    }

    /** The transport of its profile; empty where the server's default holds. */
    public Optional<CardTransport> transport() {
        return Optional.ofNullable(transport);
    }

    /** Whether packets to it are ciphered. */
    public boolean ciphering() {
        return ciphering;
    }

    /** The counter of the last packet made for it; 0 before the first. */
    public long counterOut() {
        return counterOut;
    }

    /** The counter of the last packet taken from it; 0 before the first. */
    public long counterIn() {
        return counterIn;
    }

    /** When it was imported first. */
    public Instant importedAt() {
        return importedAt;
    }

    /** When its data were changed last. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Changes who it belongs to. */
    public void identify(String newIccid, String newMsisdn, String newImsi, Instant now) {
        iccid = newIccid;
        msisdn = newMsisdn;
        imsi = newImsi;
        updatedAt = now;
    }

    /** Stores its keys, already encrypted by the same master key. */
    public void storeKeys(int newKic, Sealed newKicKey, int newKid, Sealed newKidKey, Instant now) {
        kic = newKic;
        kid = newKid;
        derivedFrom = null;
        updatedAt = now;
        seal(newKicKey, newKidKey);
    }

    /** The same keys, encrypted by another master key. */
    public void seal(Sealed sealedKicKey, Sealed sealedKidKey) {
        kicKey = sealedKicKey.octets().toByteArray();
        kidKey = sealedKidKey.octets().toByteArray();
        keyVersion = sealedKicKey.version();
    }

    /** Its keys are derived, and it has none of its own. */
    public void deriveKeys(int newKic, int newKid, String namedKey, int version, Instant now) {
        kic = newKic;
        kicKey = null;
        kid = newKid;
        kidKey = null;
        derivedFrom = namedKey;
        keyVersion = version;
        updatedAt = now;
    }

    /** It has no keys of its own to encrypt by another version of the master key. */
    public void withoutKeys(int version) {
        keyVersion = version;
    }

    /** Begins both counters anew; the digest of the last packet goes with them. */
    public void resetCounters() {
        counterOut = 0;
        counterIn = 0;
        lastInboundDigest = null;
        lastInboundAt = null;
    }

    /** Changes its profile; a null transport means the server's default. */
    public void changeProfile(String newPushTar, CardTransport newTransport, boolean newCiphering, Instant now) {
        pushTar = newPushTar;
        transport = newTransport;
        ciphering = newCiphering;
        updatedAt = now;
    }

    /**
     * Takes the next counter for a packet to the card.
     *
     * @return empty when the counters are used up
     */
    public Optional<Long> reserveCounter() {
        if (counterOut + 1 >= COUNTER_BLOCKED) {
            return Optional.empty();
        }
        counterOut++;
        return Optional.of(counterOut);
    }

    /** Skips {@code distance} counters, at most up to the last usable one. */
    public void jumpCounter(long distance) {
        counterOut = Math.min(counterOut + distance, COUNTER_BLOCKED - 1);
    }

    /** Remembers the counter of a packet taken from the card. */
    public void acceptCounter(long counter) {
        counterIn = counter;
    }

    /** Whether a packet with this digest was the last one taken and came after {@code since}. */
    public boolean isRepeat(String digest, Instant since) {
        return digest.equals(lastInboundDigest) && lastInboundAt != null && lastInboundAt.isAfter(since);
    }

    /** Remembers the digest of the packet taken last. */
    public void rememberInbound(String digest, Instant at) {
        lastInboundDigest = digest;
        lastInboundAt = at;
    }

    /** Neither keys nor personal data are shown. */
    @Override
    public String toString() {
        return "Card[id=" + id + ']';
    }
}
