package org.bipota.smpp.link;

import static org.bipota.smpp.log.SmppLog.LOG;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.link.KeptSession.TlsFailedException;
import org.bipota.smpp.pdu.CommandId;
import org.bipota.smpp.pdu.CommandStatus;
import org.bipota.smpp.pdu.MalformedBodyException;
import org.bipota.smpp.pdu.ShortMessageBody;
import org.bipota.smpp.pdu.SubmitAnswer;
import org.bipota.smpp.time.LinkTime;
import org.jsmpp.PDUReader;
import org.jsmpp.bean.Command;

/**
 * Reads the PDUs of one session on jSMPP's reader thread, in their order and without ever waiting for anything but the
 * stream. {@code deliver_sm} and {@code data_sm} go to the sink together with their reply, answers to our
 * {@code submit_sm} to the submitter; jSMPP sees none of these. Everything else is handed on to jSMPP.
 */
final class PduIntake implements PDUReader {

    private final String link;
    private final int fullQueueStatus;
    private final boolean receiving;
    private final IntakeTargets targets;
    private final LinkTime time;
    private final PduFrames frames = new PduFrames();
    private LinkSession session;
    private byte[] handedOn;
    private boolean bound;
    private boolean fullLogged;
    private volatile boolean heard;
    private volatile String endReason;

    /**
     * An intake, to be attached to its session before it connects.
     *
     * @param fullQueueStatus what the SMSC is answered when the sink has no room
     * @param receiving whether the session is bound to receive messages
     */
    PduIntake(String link, int fullQueueStatus, boolean receiving, IntakeTargets targets, LinkTime time) {
        this.link = link;
        this.fullQueueStatus = fullQueueStatus;
        this.receiving = receiving;
        this.targets = targets;
        this.time = time;
    }

    void attach(LinkSession newSession) {
        session = newSession;
    }

    /** Why reading ended, or null while it goes on. */
    String endReason() {
        return endReason;
    }

    /**
     * What a bind that failed with {@code e} failed by: the end of reading where that is known, else {@code e}.
     *
     * @param secured whether the session is one over TLS
     */
    IOException failureBehind(IOException e, boolean secured) {
        String reason = endReason == null && e instanceof SocketException ? e.getMessage() : endReason;
        if (reason == null) {
            return e;
        }
        // a TLS 1.3 server looks at our certificate when the handshake is over for us, and its alert may be lost on the way
        return secured && !heard
                ? new TlsFailedException("ended by the SMSC right after the handshake, as by one that does not take our certificate: "
                        + reason, e)
                : new IOException(reason, e);
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        while (true) {
            byte[] pdu = readPdu(in);
            heard = true;
            targets.tracer().received(pdu);
            Command header = PduFrames.header(pdu);
            if (!taken(header, pdu)) {
                handedOn = pdu;
                return header;
            }
        }
    }

    private byte[] readPdu(DataInputStream in) throws IOException {
        try {
            return frames.read(in);
        } catch (SocketTimeoutException e) {
            throw e; // silence, after which jSMPP sends enquire_link
        } catch (PduFrames.FramingLostException e) {
            endReason = e.getMessage();
            LOG.framingLost(link, e.commandLength(), PduFrames.MAX_PDU_OCTETS);
            session.genericNack(CommandStatus.INVALID_COMMAND_LENGTH, 0);
            throw e;
        } catch (SSLException e) {
            endReason = TlsClient.inWords(e);
            throw e;
        } catch (IOException e) {
            endReason = e.getMessage();
            throw e;
        }
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command header) {
        return handedOn;
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int id, int status, int sequence) {
        return handedOn;
    }

    private boolean taken(Command header, byte[] pdu) {
        switch (header.getCommandId()) {
            case CommandId.DELIVER_SM, CommandId.DATA_SM -> receive(header, pdu);
            case CommandId.SUBMIT_SM_RESP -> answer(header, pdu);
            case CommandId.ALERT_NOTIFICATION ->
                LOG.debugf("link %s: alert_notification ignored", link); // it has no response (clause 4.12.1)
            case CommandId.GENERIC_NACK -> {
                answer(header, pdu); // ignored there unless it belongs to a submit_sm
                return false;
            }
            case CommandId.BIND_RECEIVER_RESP, CommandId.BIND_TRANSCEIVER_RESP -> {
                bound = header.getCommandStatus() == CommandStatus.OK;
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void answer(Command header, byte[] pdu) {
        SubmitAnswer answer = SubmitAnswer.of(header.getCommandId(), header.getCommandStatus(), pdu);
        targets.submitter().answered(session, header.getSequenceNumber(), answer);
    }

    private void receive(Command header, byte[] pdu) {
        int commandId = header.getCommandId();
        Reply reply = status -> session.respond(commandId, status, header.getSequenceNumber());
        if (!receiving || !bound) {
            reply.send(CommandStatus.INVALID_BIND_STATUS);
            return;
        }
        try {
            InboundShortMessage message = commandId == CommandId.DELIVER_SM
                    ? ShortMessageBody.ofDeliverSm(pdu, link, time.now())
                    : ShortMessageBody.ofDataSm(pdu, link, time.now());
            offer(message, reply);
        } catch (MalformedBodyException e) {
            LOG.malformedBody(link, CommandId.nameOf(commandId), header.getSequenceNumber(), e.getMessage(), e.commandStatus());
            reply.send(e.commandStatus());
        }
    }

    private void offer(InboundShortMessage message, Reply reply) {
        if (targets.sink().offer(message, reply)) {
            targets.received().increment();
            fullLogged = false;
            return;
        }
        if (!fullLogged) {
            fullLogged = true;
            LOG.inboundQueueFull(link, targets.sink().capacity(), fullQueueStatus);
        }
        reply.send(fullQueueStatus);
    }
}
