package org.bipota.smpp.link;

import static org.bipota.smpp.log.SmppLog.LOG;

import java.io.IOException;
import java.time.Duration;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.pdu.CommandId;
import org.bipota.smpp.submit.Segment;
import org.bipota.smpp.submit.UnsendableSegmentException;
import org.bipota.smpp.time.LinkTime;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.util.DefaultComposer;

/** One session of a link: jSMPP's, with sending that does not wait for the answer and responses sent when we say so. */
final class LinkSession extends SMPPSession implements KeptSession {

    /** jSMPP runs responses on these; none of them ever waits for us, but bursts want more than its default of 3. */
    private static final int PDU_PROCESSOR_DEGREE = 10;
    private static final int PDU_QUEUE_BEYOND_WINDOW = 200;
    private static final int UDHI = 0x40;
    private static final int FINAL_RECEIPT = 0x01;

    private final LinkSettings settings;
    private final BindType bindType;
    private final LinkConnectionFactory connections;
    private final PduIntake intake;

    private LinkSession(LinkSettings settings, BindType bindType, PduIntake intake, LinkConnectionFactory connections) {
        super(new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())), intake, connections);
        this.settings = settings;
        this.bindType = bindType;
        this.connections = connections;
        this.intake = intake;
    }

    /** A session that is not connected yet; {@code ended} as in {@link KeptSession.Maker}. */
    static LinkSession create(LinkSettings settings, BindType bindType, IntakeTargets targets, LinkTime time, Runnable ended) {
        PduIntake intake = new PduIntake(settings.name(), settings.fullQueueStatus(), bindType.isReceivable(), targets,
                time);
        LinkSession session = new LinkSession(settings, bindType, intake,
                new LinkConnectionFactory(settings.connectTimeout(),
                        settings.tls() == null ? null : new TlsClient(settings.tls(), settings.connectTimeout()), time, targets.tracer()));
        intake.attach(session);
        session.setPduProcessorDegree(PDU_PROCESSOR_DEGREE);
        session.setQueueCapacity(settings.submit().window() + PDU_QUEUE_BEYOND_WINDOW);
        session.setEnquireLinkTimer(Math.toIntExact(settings.enquireLink().toMillis()));
        session.setTransactionTimer(settings.submit().responseTimeout().toMillis());
        session.addSessionStateListener((newState, oldState, source) -> {
            if (newState == SessionState.CLOSED || newState == SessionState.UNBOUND) {
                ended.run();
            }
        });
        return session;
    }

    @Override
    public void bind() throws IOException {
        boolean done = false;
        try {
            connectAndBind(settings.host(), settings.port(), new BindParameter(bindType, settings.systemId(),
                    settings.password(), settings.systemType(), TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null),
                    settings.bindTimeout().toMillis());
            done = true;
        } catch (IOException e) {
            if (e.getCause() instanceof NegativeResponseException refusal) {
                throw new BindRefusedException(refusal.getCommandStatus(), e);
            }
            throw intake.failureBehind(e, settings.tls() != null);
        } catch (RuntimeException e) { // jSMPP's answer to codes it has no constant for, such as an unknown sc_interface_version
            throw new IOException("the answer to the bind cannot be used: " + e.getMessage(), e);
        } finally {
            if (!done) {
                abort();
            }
        }
    }

    @Override
    public boolean isBound() {
        return getSessionState().isBound();
    }

    @Override
    public boolean transmits() {
        return bindType.isTransmittable();
    }

    @Override
    public String endReason() {
        String reason = intake.endReason();
        return reason == null ? "the session was closed (enquire_link unanswered, or unbound by the SMSC)" : reason;
    }

    @Override
    public long blockedNanos() {
        return connections.blockedNanos();
    }

    @Override
    public void unbindWithin(Duration limit) {
        setTransactionTimer(limit.toMillis());
        unbindAndClose();
        abort();
    }

    @Override
    public void abort() {
        connections.abort();
        close();
    }

    @Override
    public void breakConnection() {
        connections.abort();
    }

    @Override
    public int nextSequence() {
        return sequence().nextValue();
    }

    @Override
    public void send(int sequence, Segment segment) throws UnsendableSegmentException, IOException {
        OutboundShortMessage message = segment.message();
        OptionalParameter[] more = segment.moreToSend()
                ? new OptionalParameter[] {new OptionalParameter.More_messages_to_send((byte) 1)} : new OptionalParameter[0];
        try {
            pduSender().sendSubmitSm(connection().getOutputStream(), sequence, null,
                    TypeOfNumber.valueOf((byte) settings.source().typeOfNumber()),
                    NumberingPlanIndicator.valueOf((byte) settings.source().numberingPlan()), settings.source().address(),
                    TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, message.destination(),
                    new ESMClass(message.userDataHeader() ? UDHI : 0), (byte) message.protocolId(), (byte) 0,
                    null, ValidityPeriod.relative(message.validity()),
                    new RegisteredDelivery(message.receipt() ? FINAL_RECEIPT : 0), (byte) 0,
                    new RawDataCoding((byte) settings.dataCodings().sent(message.dataCoding())), (byte) 0, segment.userData(), more);
        } catch (PDUStringException e) {
            throw new UnsendableSegmentException(e.getErrorCode(), e);
        }
    }

    /** Answers a {@code deliver_sm} or {@code data_sm}, also an error with the empty message_id that clause 4.6.2 has. */
    void respond(int commandId, int status, int sequence) {
        try {
            if (commandId == CommandId.DATA_SM) {
                pduSender().sendDataSmResp(connection().getOutputStream(), status, sequence, null);
            } else {
                pduSender().sendDeliverSmResp(connection().getOutputStream(), status, sequence, null);
            }
        } catch (IOException | PDUStringException e) {
            LOG.responseNotSent(settings.name(), sequence, e.getMessage());
        }
    }

    /** Sends a {@code generic_nack}. */
    void genericNack(int status, int sequence) {
        try {
            pduSender().sendGenericNack(connection().getOutputStream(), status, sequence);
        } catch (IOException e) {
            LOG.responseNotSent(settings.name(), sequence, e.getMessage());
        }
    }
}
