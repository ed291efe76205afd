package uicc.access;

import java.util.Arrays;

import javacard.framework.AID;
import javacard.framework.SystemException;

/** Passes each call on to the card that runs on the calling thread. */
final class ThreadFileSystem extends FileSystem {

    private static final ThreadLocal<EmulatedFileSystem> RUNNING = new ThreadLocal<>();

    static {
        install(new ThreadFileSystem());
    }

    private ThreadFileSystem() {
    }

    static void run(EmulatedFileSystem card, Runnable action) {
        EmulatedFileSystem before = RUNNING.get();
        RUNNING.set(card);
        try {
            action.run();
        } finally {
            if (before == null) {
                RUNNING.remove();
            } else {
                RUNNING.set(before);
            }
        }
    }

    private static EmulatedFileSystem running() {
        EmulatedFileSystem card = RUNNING.get();
        if (card == null) {
            throw new SystemException(SystemException.NO_RESOURCE);
        }
        return card;
    }

    @Override
    FileView uiccView(byte event) {
        return running().uiccView(event);
    }

    @Override
    FileView applicationView(AID application, byte event) {
        byte[] aid = new byte[16];
        byte length = application.getBytes(aid, (short) 0);
        return running().applicationView(Arrays.copyOf(aid, length), event);
    }
}
