package org.bipota.ejb.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.protocol.Octets;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The capability table's row of one subscriber; made when the card is imported. */
@Entity
@Table(name = "terminal_capability")
public class TerminalCapability {

    @Id
    @Column(name = "card_id")
    private Long cardId;
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CapabilityState state;
    private String reason;
    private String imei;
    private String tac;
    @Column(name = "terminal_profile")
    private byte[] terminalProfile;
    @Embedded
    private ClaimedFacilities claimed;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "check_id")
    private Long checkId;
    @Column(name = "latest_check_id")
    private Long latestCheckId;
    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For JPA. */
    protected TerminalCapability() {
    }

    /** The row of a card never checked. */
    public TerminalCapability(Long cardId, Instant now) {
        this.cardId = cardId;
        this.state = CapabilityState.UNKNOWN;
        this.updatedAt = now;
    }

    /** The card, and with it the subscriber. */
    public Long cardId() {
        return cardId;
    }

    /** The verdict. */
    public CapabilityState state() {
        return state;
    }

    /** Why, in words, or null. */
    public String reason() {
        return reason;
    }

    /** The terminal's IMEI, 15 or 16 digits, or null when none was reported. */
    public String imei() {
        return imei;
    }

    /** The first 8 digits of the IMEI, or null. */
    public String tac() {
        return tac;
    }

    /** The TERMINAL PROFILE as the card reported it. */
    public Optional<Octets> terminalProfile() {
        return Optional.ofNullable(terminalProfile).map(Octets::of);
    }

    /** What the terminal claims; empty when no profile was reported. */
    public Optional<ClaimedFacilities> claimed() {
        return Optional.ofNullable(claimed);
    }

    /** When the verdict was reached, or null. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** The check the state comes from, or null. */
    public Long checkId() {
        return checkId;
    }

    /** The check started last, or null. */
    public Long latestCheckId() {
        return latestCheckId;
    }

    /** When the row was changed last. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Another terminal (or none known, when null): what was claimed by the one before is forgotten. */
    public void changeTerminal(String newImei, Instant now) {
        imei = newImei;
        tac = newImei == null ? null : newImei.substring(0, 8);
        terminalProfile = null;
        claimed = null;
        updatedAt = now;
    }

    /** What the terminal claims now. */
    public void claim(Octets profile, ClaimedFacilities facilities, Instant now) {
        terminalProfile = profile.toByteArray();
        claimed = facilities;
        updatedAt = now;
    }

    /** A check was started; the verdict stays. */
    public void checkStarted(Long newCheckId, Instant now) {
        latestCheckId = newCheckId;
        updatedAt = now;
    }

    /** Nothing is decided: back to the default until proven. */
    public void pending(Long newCheckId, Instant now) {
        state = CapabilityState.PENDING;
        reason = null;
        decidedAt = null;
        checkId = newCheckId;
        updatedAt = now;
    }

    /** A check was decided. */
    public void decide(CapabilityState newState, String newReason, Long byCheckId, Instant now) {
        state = newState;
        reason = newReason;
        decidedAt = now;
        checkId = byCheckId;
        updatedAt = now;
    }

    /** Another card took the subscriber over: nothing is known any more. */
    public void forget(Instant now) {
        changeTerminal(null, now);
        state = CapabilityState.UNKNOWN;
        reason = null;
        decidedAt = null;
        checkId = null;
        latestCheckId = null;
    }
}
