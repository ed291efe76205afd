package org.bipota.ejb.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an event leads to.
 *
 * @param progress how far the download has come now
 * @param changed whether that differs from before
 * @param history what the history tells
 * @param detail more, in words, or null
 * @param effects what else has to be done, in this order
 */
public record DownloadDecision(
        DownloadProgress progress, boolean changed, DownloadHistoryEvent history, String detail, List<DownloadEffect> effects) {

    /** Copies the list. */
    public DownloadDecision {
        effects = List.copyOf(effects);
    }

    static DownloadDecision moved(
            DownloadProgress next, DownloadHistoryEvent history, String detail, DownloadEffect... effects) {
        return new DownloadDecision(next, true, history, detail, List.of(effects));
    }

    static DownloadDecision ignored(DownloadProgress same, DownloadHistoryEvent history, String detail) {
        return new DownloadDecision(same, false, history, detail, List.of());
    }

    /** The same behind {@code first}, which is done before. */
    DownloadDecision after(DownloadEffect... first) {
        return new DownloadDecision(progress, changed, history, detail,
                Stream.concat(Stream.of(first), effects.stream()).toList());
    }
}
