package uicc.access;

import javacard.framework.AID;
import javacard.framework.SystemException;

/**
 * What stands behind {@link UICCSystem} when no card does. On a card that class is the card's own and this one is never
 * loaded; it has package access, so it has no export token. An emulator puts an instance in place.
 */
abstract class FileSystem {

    /** The emulator of the running virtual machine. Never used on a card. */
    private static FileSystem installed;

    static void install(FileSystem fileSystem) {
        installed = fileSystem;
    }

    static FileSystem current() {
        if (installed == null) {
            SystemException.throwIt(SystemException.NO_RESOURCE);
        }
        return installed;
    }

    abstract FileView uiccView(byte event);

    abstract FileView applicationView(AID application, byte event);
}
