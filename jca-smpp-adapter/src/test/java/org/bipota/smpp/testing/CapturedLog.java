package org.bipota.smpp.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the adapter logs from now on. */
public final class CapturedLog extends Handler {

    private final Logger logger = Logger.getLogger("org.bipota.smpp");
    private final Level levelBefore;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public CapturedLog() {
        levelBefore = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addHandler(this);
    }

    /** Every message so far. */
    public List<String> messages() {
        return messages;
    }

    /** The first message with this id, once there is one. */
    public String await(int id) {
        String start = "BIPOTA" + id + ':';
        Eventually.holds(start, () -> messages.stream().anyMatch(message -> message.startsWith(start)));
        return messages.stream().filter(message -> message.startsWith(start)).findFirst().orElseThrow();
    }

    @Override
    public void publish(LogRecord event) {
        messages.add(event.getMessage());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(levelBefore);
    }
}
