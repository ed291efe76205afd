package org.bipota.ejb.domain;

import java.util.List;

/**
 * What an event leads to.
 *
 * @param progress how far the check has come now
 * @param changed whether that differs from before
 * @param history what the history tells
 * @param detail more, in words, or null
 * @param effects what else has to be done, in this order
 */
public record CheckDecision(
        CheckProgress progress, boolean changed, CheckHistoryEvent history, String detail, List<CheckEffect> effects) {

    /** Copies the list. */
    public CheckDecision {
        effects = List.copyOf(effects);
    }

    static CheckDecision moved(CheckProgress next, CheckHistoryEvent history, String detail, CheckEffect... effects) {
        return new CheckDecision(next, true, history, detail, List.of(effects));
    }

    static CheckDecision ignored(CheckProgress same, CheckHistoryEvent history, String detail) {
        return new CheckDecision(same, false, history, detail, List.of());
    }
}
