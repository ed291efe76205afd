package uicc.access;

import javacard.framework.AID;

/** Access to the files of the UICC (ETSI TS 102 241). */
public class UICCSystem {

    private UICCSystem() {
    }

    /** The view of the UICC file system; {@code event} is the transient kind of its file context, or 0 for persistent. */
    public static FileView getTheUICCView(byte event) {
        return FileSystem.current().uiccView(event);
    }

    /** The view of an application's files. */
    public static FileView getTheFileView(AID application, byte event) {
        return FileSystem.current().applicationView(application, event);
    }

    /** The view of the files of the application whose AID is in {@code aid}. */
    public static FileView getTheFileView(byte[] aid, short offset, byte length, byte event) {
        return FileSystem.current().applicationView(new AID(aid, offset, length), event);
    }
}
