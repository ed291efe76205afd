package org.bipota.ejb.inbound;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.InboundPart;
import org.bipota.ejb.persistence.InboundPartRows;
import org.bipota.ejb.persistence.PartKind;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.sms.Concatenation;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.UserData;
import org.bipota.smpp.api.InboundShortMessage;

/**
 * Joins concatenated messages from rows, so that no part is lost with the server. A card's parts are bounded in number
 * and age; a part that is there already is ignored. The caller holds the card's lock, so that the last two parts cannot
 * miss each other.
 */
@Dependent
public class MessageParts {

    private final InboundPartRows rows;
    private final Configuration configuration;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works in the caller's transaction. */
    @Inject
    public MessageParts(InboundPartRows rows, Configuration configuration, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.configuration = configuration;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The whole message that this one is, or completes; empty while parts are missing.
     *
     * @throws ProtocolException when its user data cannot be read
     */
    Optional<UserData> whole(Card card, InboundShortMessage message) throws ProtocolException {
        Octets text = Octets.of(message.text());
        if (message.sarTotal() != null && message.sarTotal() > 1) {
            return sar(card, message, text);
        }
        UserData userData = UserData.parse(text);
        Optional<Concatenation> place = userData.concatenation().filter(concatenation -> concatenation.total() > 1);
        if (place.isEmpty()) {
            return Optional.of(userData);
        }
        Concatenation concatenation = place.get();
        InboundPart part = new InboundPart(card.id(), concatenation.wide() ? PartKind.UDH_16 : PartKind.UDH_8,
                concatenation.reference(), concatenation.total(), concatenation.sequence(), text, clock.instant());
        Optional<List<Octets>> all = add(card, part, message.link());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<UserData> segments = new ArrayList<>();
        for (Octets one : all.get()) {
            segments.add(UserData.parse(one));
        }
        return Optional.of(Segmentation.join(segments));
    }

    private Optional<UserData> sar(Card card, InboundShortMessage message, Octets text) throws ProtocolException {
        Integer sequence = message.sarSequence();
        if (message.sarReference() == null || sequence == null || sequence < 1 || sequence > message.sarTotal()) {
            throw new ProtocolException(ProtocolException.Code.VALUE, "sar_segment_seqnum", 0,
                    sequence + " of " + message.sarTotal() + " cannot be");
        }
        InboundPart part = new InboundPart(card.id(), PartKind.SAR, message.sarReference(), message.sarTotal(), sequence,
                text, clock.instant());
        Optional<List<Octets>> all = add(card, part, message.link());
        return all.isEmpty() ? Optional.empty() : Optional.of(UserData.parse(Octets.join(all.get())));
    }

    private Optional<List<Octets>> add(Card card, InboundPart part, String link) {
        List<InboundPart> waiting = new ArrayList<>(rows.of(card));
        drop(card, waiting, expired(waiting, part.receivedAt()), link, "waited too long for the other parts");
        List<InboundPart> group = group(waiting, part);
        Optional<InboundPart> same = group.stream().filter(one -> one.sequence() == part.sequence()).findFirst();
        if (same.isPresent() && same.get().content().equals(part.content())) {
            return Optional.empty();
        }
        if (same.isPresent()) {
            drop(card, waiting, group, link, "the same reference was used for another message");
            group = List.of();
        }
        int most = configuration.number(Variable.INBOUND_PARTS);
        if (part.total() > most) {
            audit.refused(AuditKind.BAD_PART, card.msisdn(), link,
                    "a message of " + part.total() + " parts, allowed are " + most);
            return Optional.empty();
        }
        while (waiting.size() - group.size() + part.total() > most) {
            InboundPart oldest = waiting.stream().filter(one -> !one.sameMessage(part)).findFirst().orElseThrow();
            drop(card, waiting, group(waiting, oldest), link, "too many parts of unfinished messages");
        }
        if (group.size() + 1 < part.total()) {
            rows.add(part);
            return Optional.empty();
        }
        List<InboundPart> complete = new ArrayList<>(group);
        complete.add(part);
        complete.sort(Comparator.comparingInt(InboundPart::sequence));
        rows.remove(group);
        return Optional.of(complete.stream().map(InboundPart::content).toList());
    }

    private List<InboundPart> expired(List<InboundPart> waiting, Instant now) {
        Instant since = now.minus(configuration.duration(Variable.INBOUND_EXPIRY));
        return waiting.stream().filter(one -> one.receivedAt().isBefore(since)).toList();
    }

    private static List<InboundPart> group(List<InboundPart> waiting, InboundPart part) {
        return waiting.stream().filter(one -> one.sameMessage(part)).toList();
    }

    private void drop(Card card, List<InboundPart> waiting, List<InboundPart> dropped, String link, String why) {
        if (!dropped.isEmpty()) {
            rows.remove(dropped);
            waiting.removeAll(dropped);
            audit.refused(AuditKind.PARTS_DROPPED, card.msisdn(), link, dropped.size() + " parts dropped: " + why);
        }
    }
}
