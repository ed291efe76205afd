package org.bipota.ejb.application.retention;

import java.io.Serializable;
import org.bipota.ejb.domain.RetentionKind;

/**
 * How far a run has come.
 *
 * @param kind what it removes
 * @param after the last id that it looked at
 */
public record RetentionPlace(RetentionKind kind, long after) implements Serializable {

    /** Before everything. */
    public static final RetentionPlace BEGINNING = before(RetentionKind.values()[0]);

    private static RetentionPlace before(RetentionKind kind) {
        return new RetentionPlace(kind, -1);
    }

    /** Behind a window. Targets and audit records that are left stay at the beginning. */
    RetentionPlace behind(RetentionWindow window) {
        boolean fromTheBeginning = kind == RetentionKind.CAMPAIGN_TARGETS || kind == RetentionKind.AUDIT_RECORDS;
        return fromTheBeginning ? this : new RetentionPlace(kind, window.ids().get(window.ids().size() - 1));
    }

    /** Before the next kind, or null after the last. */
    RetentionPlace next() {
        RetentionKind[] kinds = RetentionKind.values();
        return kind.ordinal() + 1 == kinds.length ? null : before(kinds[kind.ordinal() + 1]);
    }
}
