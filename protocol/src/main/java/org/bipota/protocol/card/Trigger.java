package org.bipota.protocol.card;

import java.util.Optional;

/** Why a card asks for a check. */
public enum Trigger {
    /** 01: the card had never seen a terminal. */
    FIRST_USE(1),
    /** 02: it was in another terminal before. */
    TERMINAL_CHANGED(2);

    private final int code;

    Trigger(int code) {
        this.code = code;
    }

    /** The octet in the message. */
    public int code() {
        return code;
    }

    static Optional<Trigger> of(int code) {
        return switch (code) {
            case 1 -> Optional.of(FIRST_USE);
            case 2 -> Optional.of(TERMINAL_CHANGED);
            default -> Optional.empty();
        };
    }
}
