package org.bipota.benchmarks.smpp;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/** jSMPP as it comes, with TCP_NODELAY: its window is the number of threads that submit. */
final class BareClient implements SmppClient {

    private static final int PDU_PROCESSOR_DEGREE = 10;
    private static final int PDU_QUEUE = 1_000;
    private static final long TIMEOUT_MILLIS = 30_000;

    private final SMPPSession session = new SMPPSession(BareClient::connect);
    private final AtomicLong address = new AtomicLong(490_000_000_000L);
    private final int window;

    private BareClient(int window) {
        this.window = window;
    }

    static SmppClient bind(int port, int window) throws IOException {
        BareClient client = new BareClient(window);
        client.session.setPduProcessorDegree(PDU_PROCESSOR_DEGREE);
        client.session.setQueueCapacity(PDU_QUEUE);
        client.session.setTransactionTimer(TIMEOUT_MILLIS);
        client.session.setMessageReceiverListener(new Acknowledging());
        client.session.connectAndBind("127.0.0.1", port, new BindParameter(BindType.BIND_TRX, "bench", "bench", "",
                TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null), TIMEOUT_MILLIS);
        return client;
    }

    private static Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        return new SocketConnection(socket);
    }

    @Override
    public void submitWhile(BooleanSupplier wanted) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < window; i++) {
            Thread thread = new Thread(() -> {
                while (wanted.getAsBoolean()) {
                    submit();
                }
            }, "bare-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void submit() {
        try {
            session.submitShortMessage(null, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, "10099", TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN, Long.toString(address.incrementAndGet()), new ESMClass(0x40), (byte) 0x7F, (byte) 0,
                    null, null, new RegisteredDelivery(1), (byte) 0, new RawDataCoding((byte) 0xF6), (byte) 0,
                    new byte[AdapterClient.TEXT_OCTETS]);
        } catch (Exception e) { // jSMPP's five ways to fail all spoil the measurement
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }

    private static final class Acknowledging implements MessageReceiverListener {

        @Override
        public void onAcceptDeliverSm(DeliverSm deliverSm) {
            // returning is the acknowledgement
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alertNotification) {
            // none is sent
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("none is sent", 0x03);
        }
    }
}
