package org.bipota.smpp.link;

import java.util.List;
import org.jsmpp.bean.BindType;

/** How a link binds. */
public enum LinkBindType {

    /** One session that receives and transmits. */
    TRANSCEIVER("transceiver", List.of(BindType.BIND_TRX)),

    /** Two sessions: a transmitter, then a receiver. */
    PAIR("pair", List.of(BindType.BIND_TX, BindType.BIND_RX));

    private final String configured;
    private final List<BindType> sessions;

    LinkBindType(String configured, List<BindType> sessions) {
        this.configured = configured;
        this.sessions = sessions;
    }

    /** The word in the configuration. */
    public String configured() {
        return configured;
    }

    /** The binds of its sessions, in their order. */
    List<BindType> sessions() {
        return sessions;
    }
}
