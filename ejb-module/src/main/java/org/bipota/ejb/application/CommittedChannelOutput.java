package org.bipota.ejb.application;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.bipota.protocol.Octets;

/** Gives each order as an event that is observed after the commit. */
@Dependent
public class CommittedChannelOutput implements ChannelOutput {

    private final Event<ChannelOrder> event;

    /** Fires the event. */
    @Inject
    public CommittedChannelOutput(Event<ChannelOrder> event) {
        this.event = event;
    }

    @Override
    public void send(String channelId, Octets sdu) {
        event.fire(new ChannelOrder(channelId, sdu));
    }

    @Override
    public void end(String channelId) {
        event.fire(new ChannelOrder(channelId, null));
    }
}
