package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bipota.ejb.domain.MessageIds;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.OutboxRows;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.ejb.persistence.SubmittedPart;

/**
 * Knows which parts of a push the SMSC has, which it may have, and which are still to be submitted. A repeat submits only
 * those it is not known to have, in their order and with the same concatenation reference, so that the card joins them with
 * the ones it got before. The caller holds the card's lock, except to read.
 */
@Dependent
public class SubmissionLedger {

    private final PushRows pushes;
    private final OutboxRows outbox;

    /** Works in the caller's transaction. */
    @Inject
    public SubmissionLedger(PushRows pushes, OutboxRows outbox) {
        this.pushes = pushes;
        this.outbox = outbox;
    }

    /** The ordinals of the parts that are still to be submitted, ascending. */
    public List<Integer> missing(BipPush push) {
        List<Integer> missing = new ArrayList<>();
        for (int part = 1; part <= push.parts(); part++) {
            missing.add(part);
        }
        if (push.submissions() > 0) {
            Set<Integer> accepted = pushes.parts(push).stream().filter(SubmittedPart::accepted)
                    .map(SubmittedPart::part).collect(Collectors.toSet());
            missing.removeAll(accepted);
        }
        return missing;
    }

    /** Whether the card may have got each part of the push more than once, one submission on its way included. */
    public boolean mayBeTwice(Card card, BipPush push) {
        Map<Integer, Long> submissions = pushes.parts(push).stream()
                .collect(Collectors.groupingBy(SubmittedPart::part, Collectors.counting()));
        long whole = submissions.size() < push.parts() ? 0 : Collections.min(submissions.values());
        return whole + (outbox.isSending(card) ? 1 : 0) > 1;
    }

    /** The SMSC took the first {@code messageIds.size()} of these parts. */
    public void accepted(BipPush push, List<Integer> parts, List<String> messageIds, Instant at) {
        for (int i = 0; i < messageIds.size(); i++) {
            String id = messageIds.get(i);
            pushes.add(new SubmittedPart(push, parts.get(i), id, MessageIds.key(id), at));
        }
    }

    /** The SMSC may have this part: it was submitted, and not answered. */
    public void unanswered(BipPush push, int part, Instant at) {
        pushes.add(new SubmittedPart(push, part, at));
    }

    /** The SMSC has this part after all; a receipt may have told so before. */
    public void acceptedLate(BipPush push, int part, String messageId, Instant at) {
        String key = MessageIds.key(messageId);
        List<SubmittedPart> submitted = pushes.parts(push).stream().filter(one -> one.part() == part).toList();
        if (submitted.stream().anyMatch(one -> one.accepted() && one.messageKey().equals(key))) {
            return;
        }
        submitted.stream().filter(one -> !one.accepted()).findFirst().ifPresentOrElse(
                lost -> lost.identify(messageId, key),
                () -> accepted(push, List.of(part), List.of(messageId), at));
    }

    /** A submission of this part that was not answered turned out to be refused. */
    public void refusedLate(BipPush push, int part) {
        pushes.parts(push).stream().filter(one -> one.part() == part && !one.accepted()).findFirst()
                .ifPresent(pushes::remove);
    }
}
