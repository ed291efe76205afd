package uicc.access;

import javacard.framework.AID;
import javacard.framework.SystemException;

/** The files that a card emulator offers to {@link UICCSystem} while one of its applets runs. */
public final class EmulatedFileSystem {

    private static final ThreadLocal<FileView> RUNNING = new ThreadLocal<>();

    static {
        FileSystem.install(new OfThread());
    }

    private EmulatedFileSystem() {
    }

    /** Runs {@code action}, during which this thread sees {@code uicc} as the UICC's file system. */
    public static void run(FileView uicc, Runnable action) {
        FileView before = RUNNING.get();
        RUNNING.set(uicc);
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

    private static final class OfThread extends FileSystem {

        @Override
        FileView uiccView(byte event) {
            FileView uicc = RUNNING.get();
            if (uicc == null) {
                throw new SystemException(SystemException.NO_RESOURCE);
            }
            return uicc;
        }

        /** There are no files of applications: null, as the API has it for an unknown one. */
        @Override
        FileView applicationView(AID application, byte event) {
            return null;
        }
    }
}
