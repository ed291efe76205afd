package org.bipota.ejb.application.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Walks through old rows, window by window and kind by kind; each window has to be removed before the next is asked for. */
@Dependent
public class RetentionWalk {

    private final Retention retention;
    private RetentionPlace place = RetentionPlace.BEGINNING;

    /** Finds old rows by {@code retention}. */
    @Inject
    public RetentionWalk(Retention retention) {
        this.retention = retention;
    }

    /** Begins at {@code from}, or at the beginning where that is null. */
    public void begin(RetentionPlace from) {
        place = from == null ? RetentionPlace.BEGINNING : from;
    }

    /** The next window, or null when there is nothing old any more. */
    public RetentionWindow next() {
        while (true) {
            List<Long> ids = retention.old(place);
            if (!ids.isEmpty()) {
                RetentionWindow window = new RetentionWindow(place.kind(), ids);
                place = place.behind(window);
                return window;
            }
            RetentionPlace following = place.next();
            if (following == null) {
                return null;
            }
            place = following;
        }
    }

    /** The place behind the last window. */
    public RetentionPlace place() {
        return place;
    }
}
