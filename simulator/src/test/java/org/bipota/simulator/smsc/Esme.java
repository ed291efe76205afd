package org.bipota.simulator.smsc;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.socket.SocketConnection;

/** A real SMPP client that records what it receives. */
public final class Esme implements MessageReceiverListener, AutoCloseable {

    private final BlockingQueue<DeliverSm> received = new LinkedBlockingQueue<>();
    private final SMPPSession session;
    private final ToIntFunction<DeliverSm> status;

    /** Binds; {@code status} is the answer to each {@code deliver_sm}. */
    public Esme(int port, BindType type, String password, ToIntFunction<DeliverSm> status) throws IOException {
        this.status = status;
        this.session = new SMPPSession((host, to) -> {
            Socket socket = new Socket(host, to);
            socket.setTcpNoDelay(true);
            return new SocketConnection(socket);
        });
        session.setMessageReceiverListener(this);
        session.setTransactionTimer(5_000);
        session.connectAndBind("127.0.0.1", port, new BindParameter(type, "bipota", password, "",
                TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null));
    }

    /** A transceiver that acknowledges everything. */
    public static Esme willing(int port) throws IOException {
        return new Esme(port, BindType.BIND_TRX, "bipota", message -> 0);
    }

    /** Submits and returns the message id. */
    public String submit(String msisdn, int esmClass, int protocolId, int dataCoding, int registered, byte[] text,
                         OptionalParameter... parameters) throws Exception {
        return session.submitShortMessage("", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, "10099",
                TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, msisdn, new ESMClass(esmClass),
                (byte) protocolId, (byte) 0, null, null, new RegisteredDelivery(registered), (byte) 0,
                new RawDataCoding((byte) dataCoding), (byte) 0, text, parameters).getMessageId();
    }

    /** The next message, null when none comes for ten seconds. */
    public DeliverSm next() throws InterruptedException {
        return received.poll(10, TimeUnit.SECONDS);
    }

    /** The session, for what is special. */
    public SMPPSession session() {
        return session;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
        received.add(message);
        int answer = status.applyAsInt(message);
        if (answer != 0) {
            throw new ProcessRequestException("as the test wants it", answer);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        throw new UnsupportedOperationException("alert_notification");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) {
        throw new UnsupportedOperationException("data_sm");
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
