package org.bipota.simulator.card;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

import javacard.framework.AID;
import javacard.framework.Applet;
import org.bipota.protocol.Octets;

/** Installs, locks and deletes applets, and says how that went as the card manager does: by a status word. */
final class AppletManager {

    static final int DONE = 0x9000;
    static final int NOT_FOUND = 0x6A88;
    static final int WRONG_DATA = 0x6A80;
    static final int CONDITIONS_NOT_SATISFIED = 0x6985;

    private static final Logger LOG = System.getLogger(AppletManager.class.getName());

    private final CardRuntime runtime;
    private final ToolkitFramework framework;

    AppletManager(CardRuntime runtime, ToolkitFramework framework) {
        this.runtime = runtime;
        this.framework = framework;
    }

    /** INSTALL [for install]: calls the applet's {@code install} method. */
    int install(Class<? extends Applet> type, Octets packageAid, Octets instanceAid, InstallData data) {
        if (find(instanceAid).isPresent()) {
            return CONDITIONS_NOT_SATISFIED;
        }
        try {
            installOrThrow(type, packageAid, instanceAid, data);
            return DONE;
        } catch (IllegalArgumentException refusal) {
            LOG.log(Level.DEBUG, "refused", refusal);
            return WRONG_DATA;
        } catch (RuntimeException refusal) {
            LOG.log(Level.WARNING, "the applet refused its installation", refusal);
            return CONDITIONS_NOT_SATISFIED;
        }
    }

    /** The same; what the applet throws comes as it is, IllegalArgumentException when the card cannot grant what it wants. */
    void installOrThrow(Class<? extends Applet> type, Octets packageAid, Octets instanceAid, InstallData data) {
        CardResources card = framework.card();
        AID aid = aid(instanceAid);
        InstalledApplet applet = new InstalledApplet(aid, aid(packageAid), data.toolkit(), card);
        requireFree(data.toolkit());
        card.menu().grant(applet);
        card.add(applet);
        try {
            framework.call(applet, () -> runtime.install(aid, type, data.installArray(instanceAid).toByteArray()));
        } catch (RuntimeException refusal) {
            card.remove(applet);
            throw refusal;
        }
    }

    private void requireFree(ToolkitParameters wanted) {
        for (InstalledApplet other : framework.card().applets()) {
            if (wanted.tars().stream().anyMatch(other.parameters().tars()::contains)) {
                throw new IllegalArgumentException("a TAR is taken");
            }
        }
    }

    /** INSTALL [for make selectable]. */
    int makeSelectable(Octets instanceAid) {
        return become(instanceAid, InstalledApplet.State.INSTALLED, InstalledApplet.State.SELECTABLE);
    }

    /** SET STATUS: locks an application. */
    int lock(Octets instanceAid) {
        return become(instanceAid, InstalledApplet.State.SELECTABLE, InstalledApplet.State.LOCKED);
    }

    /** SET STATUS: unlocks an application. */
    int unlock(Octets instanceAid) {
        return become(instanceAid, InstalledApplet.State.LOCKED, InstalledApplet.State.SELECTABLE);
    }

    private int become(Octets instanceAid, InstalledApplet.State from, InstalledApplet.State to) {
        Optional<InstalledApplet> applet = find(instanceAid);
        if (applet.isEmpty()) {
            return NOT_FOUND;
        }
        if (applet.get().state() != from) {
            return CONDITIONS_NOT_SATISFIED;
        }
        applet.get().become(to);
        return DONE;
    }

    /** DELETE of an application. */
    int delete(Octets instanceAid) {
        Optional<InstalledApplet> applet = find(instanceAid);
        if (applet.isEmpty()) {
            return NOT_FOUND;
        }
        remove(applet.get());
        return DONE;
    }

    /** DELETE of a load file; without {@code related} it must have no application any more. */
    int deletePackage(Octets packageAid, boolean related) {
        AID aid = aid(packageAid);
        List<InstalledApplet> applets =
                framework.card().applets().stream().filter(applet -> applet.packageAid().equals(aid)).toList();
        if (!applets.isEmpty() && !related) {
            return CONDITIONS_NOT_SATISFIED;
        }
        applets.forEach(this::remove);
        return DONE;
    }

    private void remove(InstalledApplet applet) {
        framework.card().remove(applet);
        framework.call(applet, () -> runtime.remove(applet.aid()));
    }

    /** The applet with this AID. */
    Optional<InstalledApplet> find(Octets instanceAid) {
        byte[] aid = instanceAid.toByteArray();
        return framework.card().applets().stream()
                .filter(applet -> applet.aid().equals(aid, (short) 0, (byte) aid.length)).findFirst();
    }

    /** The applets whose AID begins with this. */
    Optional<InstalledApplet> findPartial(Octets aidHead) {
        byte[] head = aidHead.toByteArray();
        return framework.card().applets().stream()
                .filter(applet -> applet.aid().partialEquals(head, (short) 0, (byte) head.length)).findFirst();
    }

    static AID aid(Octets octets) {
        byte[] bytes = octets.toByteArray();
        return new AID(bytes, (short) 0, (byte) bytes.length);
    }
}
