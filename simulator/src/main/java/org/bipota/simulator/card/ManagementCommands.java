package org.bipota.simulator.card;

import org.bipota.protocol.OctetReader;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.tlv.BerTlv;

/** The commands that manage applications (GlobalPlatform Card Specification clause 11). No authentication is asked for. */
final class ManagementCommands {

    private static final int INSTALL = 0xE6;
    private static final int DELETE = 0xE4;
    private static final int SET_STATUS = 0xF0;

    private static final int FOR_INSTALL = 0x04;
    private static final int FOR_MAKE_SELECTABLE = 0x08;
    private static final int AID = 0x4F;
    private static final int WITH_INSTANCES = 0x80;
    private static final int LOCKED = 0x80;
    private static final int FUNCTION_NOT_SUPPORTED = 0x6A81;
    /** INSTALL and DELETE answer with an empty confirmation. */
    private static final Octets NO_CONFIRMATION = Octets.ofOctets(0);

    private final AppletManager manager;
    private final LoadedClasses classes;

    ManagementCommands(AppletManager manager, LoadedClasses classes) {
        this.manager = manager;
        this.classes = classes;
    }

    /** Whether the command is one of these. */
    static boolean has(CommandApdu apdu) {
        return apdu.ins() == INSTALL || apdu.ins() == DELETE || apdu.ins() == SET_STATUS;
    }

    ResponseApdu execute(CommandApdu apdu) {
        int status;
        try {
            status = switch (apdu.ins()) {
                case INSTALL -> install(apdu);
                case DELETE -> delete(apdu);
                default -> (apdu.p2() & LOCKED) != 0 ? manager.lock(apdu.data()) : manager.unlock(apdu.data());
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            status = AppletManager.WRONG_DATA;
        }
        boolean confirmed = status == AppletManager.DONE && apdu.ins() != SET_STATUS;
        return new ResponseApdu(confirmed ? NO_CONFIRMATION : Octets.EMPTY, status);
    }

    /** Package, class, instance, privileges, parameters and token, each counted. */
    private int install(CommandApdu apdu) {
        if ((apdu.p1() & (FOR_INSTALL | FOR_MAKE_SELECTABLE)) == 0) {
            return FUNCTION_NOT_SUPPORTED;
        }
        Octets[] fields = new Octets[5];
        int at = 0;
        for (int i = 0; i < fields.length; i++) {
            int length = apdu.data().at(at);
            fields[i] = apdu.data().slice(at + 1, at + 1 + length);
            at += 1 + length;
        }
        int status = AppletManager.DONE;
        if ((apdu.p1() & FOR_INSTALL) != 0) {
            status = classes.find(fields[0], fields[1])
                    .map(type -> manager.install(type, fields[0], fields[2], InstallData.parse(fields[4])))
                    .orElse(AppletManager.NOT_FOUND);
        }
        boolean selectable = status == AppletManager.DONE && (apdu.p1() & FOR_MAKE_SELECTABLE) != 0;
        return selectable ? manager.makeSelectable(fields[2]) : status;
    }

    private int delete(CommandApdu apdu) {
        Octets aid;
        try {
            BerTlv object = BerTlv.read(new OctetReader(apdu.data()), "name to delete");
            if (object.tag() != AID) {
                return AppletManager.WRONG_DATA;
            }
            aid = object.value();
        } catch (ProtocolException malformed) {
            return AppletManager.WRONG_DATA;
        }
        if (!classes.has(aid)) {
            return manager.delete(aid);
        }
        int status = manager.deletePackage(aid, apdu.p2() == WITH_INSTANCES);
        if (status == AppletManager.DONE) {
            classes.remove(aid);
        }
        return status;
    }
}
