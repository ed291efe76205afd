package org.bipota.ejb.application;

import java.time.Instant;
import org.bipota.ejb.domain.CheckEvent.ChannelRefused;
import org.bipota.ejb.domain.CheckEvent.Connected;
import org.bipota.ejb.domain.CheckEvent.PorFault;
import org.bipota.ejb.domain.CheckEvent.PushDelivered;
import org.bipota.ejb.domain.CheckEvent.PushRefused;
import org.bipota.ejb.domain.CheckEvent.PushSubmitted;
import org.bipota.ejb.domain.CheckEvent.PushUndelivered;
import org.bipota.ejb.domain.CheckHistoryEvent;
import org.bipota.ejb.domain.ReceiptState;
import org.bipota.ejb.persistence.BipPush;
import org.bipota.ejb.persistence.CapabilityCheck;
import org.bipota.ejb.persistence.Card;
import org.bipota.ejb.persistence.CheckRows;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.push.CompactResponse;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;

/** A check, as its pushes see it. */
final class CheckExchange implements Exchange {

    private final Card card;
    private final CapabilityCheck check;
    private final CheckRows checks;
    private final CheckProcess process;

    CheckExchange(Card card, CapabilityCheck check, CheckRows checks, CheckProcess process) {
        this.card = card;
        this.check = check;
        this.checks = checks;
        this.process = process;
    }

    @Override
    public boolean wants(BipPush push) {
        return check.state().running() && check.attempts() == push.attempt();
    }

    @Override
    public void submitted(BipPush push, Instant at) {
        process.on(card, check, new PushSubmitted(push.attempt(), at));
    }

    @Override
    public void retried(String why, Instant at) {
        tell(CheckHistoryEvent.PUSH_RETRIED, why, at);
    }

    @Override
    public void refused(BipPush push, String reason, Instant at) {
        process.on(card, check, new PushRefused(push.attempt(), reason, at));
    }

    @Override
    public void delivered(BipPush push, Instant at) {
        process.on(card, check, new PushDelivered(push.attempt(), at));
    }

    @Override
    public void undelivered(BipPush push, ReceiptState receipt, Instant at) {
        process.on(card, check, new PushUndelivered(push.attempt(), receipt, at));
    }

    @Override
    public void receiptIntermediate(Instant at) {
        tell(CheckHistoryEvent.RECEIPT_INTERMEDIATE, "decides nothing", at);
    }

    @Override
    public void channelRefused(BipPush push, TerminalResult result, Instant at) {
        process.on(card, check, new ChannelRefused(push.attempt(), Refusals.inWords(result), result.temporary(), at));
    }

    @Override
    public String answered(BipPush push, ResponsePacket response, boolean repeatRefused, Instant at) {
        switch (response.status()) {
            case POR_OK -> {
                return executed(push, response, at);
            }
            case MORE_TIME, RESPONSE_BY_SMS_SUBMIT, RESPONSE_BY_USSD ->
                tell(CheckHistoryEvent.PUSH_POSTPONED, response.status().inWords(), at);
            default -> process.on(card, check, new PorFault(push.attempt(), Refusals.inWords(response.status()),
                    response.status() == ResponseStatus.CNTR_LOW, repeatRefused, at));
        }
        return null;
    }

    @Override
    public void connected(BipPush push, Instant at) {
        process.on(card, check, new Connected(at));
    }

    @Override
    public void channelData(int octets, Instant at) {
        tell(CheckHistoryEvent.CHANNEL_DATA, octets + " octets", at);
    }

    @Override
    public void channelClosed(String how, Instant at) {
        tell(CheckHistoryEvent.CHANNEL_CLOSED, how, at);
    }

    private String executed(BipPush push, ResponsePacket response, Instant at) {
        CompactResponse compact;
        try {
            compact = CompactResponse.parse(response.data());
        } catch (ProtocolException unreadable) {
            return unreadable.getMessage();
        }
        if (compact.successful()) {
            tell(CheckHistoryEvent.PUSH_ACCEPTED, "status word " + compact.statusWordHex(), at);
        } else if (compact.result().isPresent()) {
            channelRefused(push, compact.result().get(), at);
        } else {
            process.on(card, check, new ChannelRefused(push.attempt(), Refusals.inWords(compact), false, at));
        }
        return null;
    }

    private void tell(CheckHistoryEvent event, String detail, Instant at) {
        checks.tell(check.id(), at, event, detail);
    }
}
