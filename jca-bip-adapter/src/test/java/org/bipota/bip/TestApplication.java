package org.bipota.bip;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipChannelListener;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;
import org.bipota.protocol.Octets;

/** An application that admits one token, remembers what it was told, and answers as a test wants. */
final class TestApplication implements BipChannelListener {

    static final Octets TOKEN = Octets.ofHex("A1A2A3A4A5A6A7A8");

    final List<ChannelIdentification> asked = new CopyOnWriteArrayList<>();
    final List<String> order = new CopyOnWriteArrayList<>();
    final BlockingQueue<ChannelOpened> opened = new LinkedBlockingQueue<>();
    final BlockingQueue<ChannelData> data = new LinkedBlockingQueue<>();
    final BlockingQueue<ChannelClosed> closed = new LinkedBlockingQueue<>();
    volatile Function<ChannelOpened, ChannelAction> onOpened = event -> ChannelAction.KEEP_OPEN;
    volatile Function<ChannelData, ChannelAction> onData = event -> ChannelAction.KEEP_OPEN;
    volatile Runnable onAsked = () -> { };
    volatile Admission refusal = Admission.REFUSED;
    volatile boolean admitsAll;

    @Override
    public Admission onIdentification(ChannelIdentification identification) {
        asked.add(identification);
        onAsked.run();
        return admitsAll || identification.identification().equals(TOKEN)
                ? Admission.admitted(admitsAll ? "check " + identification.identification() : "check 1", "491700000001") : refusal;
    }

    @Override
    public ChannelAction onOpened(ChannelOpened event) {
        order.add("opened");
        ChannelAction action = onOpened.apply(event);
        opened.add(event);
        return action;
    }

    @Override
    public ChannelAction onData(ChannelData event) {
        order.add("data");
        ChannelAction action = onData.apply(event);
        data.add(event);
        return action;
    }

    @Override
    public void onClosed(ChannelClosed event) {
        order.add("closed");
        closed.add(event);
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came in 5 s");
        }
        return next;
    }
}
