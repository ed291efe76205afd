package uicc.access;

import javacard.framework.AID;

/** A file system that nobody reads. */
public final class NoFiles extends FileSystem {

    private NoFiles() {
    }

    /** Puts it in place for this virtual machine. */
    public static void install() {
        install(new NoFiles());
    }

    @Override
    FileView uiccView(byte event) {
        return null;
    }

    @Override
    FileView applicationView(AID application, byte event) {
        return null;
    }
}
