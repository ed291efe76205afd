package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.bipota.applet.BipOtaApplet;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CommandDetails;
import org.junit.jupiter.api.Test;

/** While another command is under way the applet can send none: it waits for an event that finds the way free. */
class BusyLinkTest implements ProactiveLink {

    private static final Octets AID = Octets.ofHex("F04249504F5441000000000042495001");

    private final RecordingTerminal terminal = new RecordingTerminal();
    private final CardRuntime runtime = new CardRuntime();
    private final ToolkitFramework framework =
            new ToolkitFramework(runtime, UiccFiles.ofIccid(TestCard.ICCID), this, () -> MenuTitle.USUAL);
    private boolean busy;

    BusyLinkTest() {
        CardProfile profile = new CardProfile(TestCard.ICCID, TestCard.AES_128, CardProfile.BIP, "10099");
        AppletManager manager = new AppletManager(runtime, framework);
        manager.installOrThrow(BipOtaApplet.class, AID.slice(0, 12), AID,
                new InstallData(profile.installParameters(), ToolkitParameters.generous(profile.appletTar())));
        manager.makeSelectable(AID);
        runtime.enter(null);
        runtime.reset();
        framework.reset();
    }

    @Override
    public Octets execute(Octets command) {
        return terminal.execute(command);
    }

    @Override
    public boolean isBusy() {
        return busy;
    }

    @Override
    public void requirePower() {
        // it never goes
    }

    /** As often as it takes: a card that asks for nothing costs the terminal nothing. */
    @Test
    void firstEventThatFindsTheWayFreeIsUsed() {
        busy = true;
        framework.terminalProfile(TestCard.PROFILE);
        for (int i = 0; i < 40; i++) {
            poll();
        }
        assertThat(terminal.commands(CommandDetails.PROVIDE_LOCAL_INFORMATION)).isEmpty();
        busy = false;

        poll();

        assertThat(terminal.commands(CommandDetails.PROVIDE_LOCAL_INFORMATION)).hasSize(1);
        assertThat(terminal.left()).hasSize(1);
    }

    @Test
    void triesAreLeftForLater() {
        busy = true;
        framework.terminalProfile(TestCard.PROFILE);
        busy = false;
        terminal.answers(CommandDetails.SEND_SHORT_MESSAGE, "2000", "2000", "00");
        poll();
        poll();
        busy = true;
        poll();
        poll();
        busy = false;
        poll();

        assertThat(terminal.left()).hasSize(1);
    }

    private void poll() {
        framework.trigger(Trigger.of(ToolkitEvent.STATUS_COMMAND), applet -> true);
    }
}
