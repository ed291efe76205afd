package org.bipota.ejb.application.retention;

import java.io.Serializable;
import java.util.List;
import org.bipota.ejb.domain.RetentionKind;

/**
 * Old rows that are removed in one transaction.
 *
 * @param kind what they are
 * @param ids their ids; none for audit records, which go in the order of their chain
 */
public record RetentionWindow(RetentionKind kind, List<Long> ids) implements Serializable {

    /** Copies {@code ids}. */
    public RetentionWindow {
        ids = List.copyOf(ids);
    }
}
