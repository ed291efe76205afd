package uicc.access;

/** The files that a card emulator offers to {@link UICCSystem} while one of its applets runs. */
public interface EmulatedFileSystem {

    /** A new view of the files of the UICC, as {@link UICCSystem#getTheUICCView(byte)} has it. */
    FileView uiccView(byte event);

    /** A new view of an application's files; null when there is no such application. */
    FileView applicationView(byte[] aid, byte event);

    /** Runs {@code action}, during which this thread sees the files of {@code card}. */
    static void run(EmulatedFileSystem card, Runnable action) {
        ThreadFileSystem.run(card, action);
    }
}
