package org.bipota.simulator.card;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.bipota.protocol.Octets;

/**
 * What stands above the menu: the content of EF_SUME.
 *
 * @param text as an alpha identifier
 * @param textAttribute how it looks; empty as usual
 */
record MenuTitle(Octets text, Optional<Octets> textAttribute) {

    /** The title of a card whose operator has chosen none. */
    static final MenuTitle USUAL =
            new MenuTitle(Octets.of("UICC TEST".getBytes(StandardCharsets.US_ASCII)), Optional.empty());
}
