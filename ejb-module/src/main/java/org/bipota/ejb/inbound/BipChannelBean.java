package org.bipota.ejb.inbound;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import org.bipota.bip.api.Admission;
import org.bipota.bip.api.BipChannelListener;
import org.bipota.bip.api.ChannelAction;
import org.bipota.bip.api.ChannelClosed;
import org.bipota.bip.api.ChannelData;
import org.bipota.bip.api.ChannelIdentification;
import org.bipota.bip.api.ChannelOpened;

/** The endpoint of the BIP adapter. */
@MessageDriven(name = "BipChannelBean", messageListenerInterface = BipChannelListener.class)
@PermitAll
public class BipChannelBean implements BipChannelListener {

    @Inject
    private Channels channels;

    @Override
    public Admission onIdentification(ChannelIdentification identification) {
        return channels.admit(identification);
    }

    @Override
    public ChannelAction onOpened(ChannelOpened opened) {
        return channels.opened(opened);
    }

    @Override
    public ChannelAction onData(ChannelData data) {
        return channels.data(data);
    }

    @Override
    public void onClosed(ChannelClosed closed) {
        channels.closed(closed);
    }
}
