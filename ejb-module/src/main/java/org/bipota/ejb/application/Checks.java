package org.bipota.ejb.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.CapabilityState;
import org.bipota.ejb.domain.CheckCause;
import org.bipota.ejb.domain.CheckEvent.Abandoned;
import org.bipota.ejb.domain.CheckEvent.Superseded;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.domain.CheckRules;
import org.bipota.ejb.domain.CheckState;
import org.bipota.ejb.domain.Terminals;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CardRows;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.ejb.persistence.ClaimedFacilities;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.ejb.persistence.TerminalCapability;
import org.bipota.protocol.cat.TerminalProfile;
import org.bipota.protocol.card.CheckRequest;

/** Starts checks. A check goes before the downloads to the card, which wait meanwhile. */
@ApplicationScoped
public class Checks {

    private CheckRules rules;
    private CheckProcess process;
    private CardRows cards;
    private CheckRows checks;
    private PushRows pushes;
    private DownloadTurns turns;
    private AuditTrail audit;
    private Clock clock;

    /** For the container's proxy. */
    protected Checks() {
    }

    /** Works in the caller's transaction, or in one of its own. */
    @Inject
    public Checks(
            CheckRules rules, CheckProcess process, CardRows cards, CheckRows checks, PushRows pushes, DownloadTurns turns,
            AuditTrail audit, Clock clock) {
        this.rules = rules;
        this.process = process;
        this.cards = cards;
        this.checks = checks;
        this.pushes = pushes;
        this.turns = turns;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An operator or a scheduler wants the subscriber checked.
     *
     * @param msisdn E.164 digits
     * @return the check's id, a running one's where the wish joins it; empty when no card was imported for that number
     */
    @Transactional
    @RoleChecked
    @RolesAllowed("operator")
    public Optional<Long> startByOperator(String msisdn) {
        return cards.lockByMsisdn(List.of(msisdn)).stream().findFirst()
                .map(card -> {
                    CapabilityCheck check = start(card, CheckCause.OPERATOR, null, null);
                    audit.done(AuditKind.CHECK_ORDERED, msisdn, null, "check " + check.id());
                    return check.id();
                });
    }

    /** The card asks, and tells which terminal it is in. The caller holds the card's lock. */
    @Transactional
    public void requestedByCard(Card card, CheckRequest request) {
        CheckCause cause = request.trigger() == null ? CheckCause.CARD : switch (request.trigger()) {
            case FIRST_USE -> CheckCause.FIRST_USE;
            case TERMINAL_CHANGED -> CheckCause.TERMINAL_CHANGED;
        };
        start(card, cause, request.imei().digits(), request.profile());
    }

    /** What goes on with {@code card}, a check or a download, cannot go on. The caller holds the card's lock. */
    @Transactional
    public void abandon(Card card, String reason) {
        turns.abandon(card, reason, clock.instant());
        checks.running(card).ifPresent(check -> process.on(card, check, new Abandoned(reason, clock.instant())));
    }

    private CapabilityCheck start(Card card, CheckCause cause, String imei, TerminalProfile profile) {
        Instant now = clock.instant();
        TerminalCapability row = cards.row(card);
        boolean otherTerminal = imei != null && !Terminals.same(imei, row.imei());
        if (otherTerminal) {
            pushes.voidTokens(card, now);
            row.changeTerminal(imei, now);
        }
        if (profile != null) {
            row.claim(profile.value(), claimed(profile), now);
        }
        Optional<CapabilityCheck> running = checks.running(card);
        if (running.isPresent() && !otherTerminal && running.get().state() != CheckState.DELIVERED) {
            checks.tell(running.get().id(), now, CheckHistoryEvent.JOINED, "asked for again: " + cause);
            return running.get();
        }
        CapabilityCheck check = new CapabilityCheck(card, cause, row.imei(), now, now.plus(rules.policy().limit()));
        checks.add(check);
        checks.tell(check.id(), now, CheckHistoryEvent.REQUESTED, cause.toString());
        ApplicationLog.LOG.checkRequested(check.id(), Masking.mask(card.msisdn()));
        running.ifPresent(former -> process.on(card, former, new Superseded(check.id(), now)));
        turns.suspend(card, check.id(), now);
        row.checkStarted(check.id(), now);
        if (otherTerminal || row.state() == CapabilityState.UNKNOWN || row.state() == CapabilityState.PENDING) {
            row.pending(check.id(), now);
        }
        process.push(card, check, now);
        return check;
    }

    private static ClaimedFacilities claimed(TerminalProfile profile) {
        return new ClaimedFacilities(
                profile.openChannel(), profile.sendData(), profile.receiveData(), profile.closeChannel(),
                profile.udp(), profile.tcp());
    }
}
