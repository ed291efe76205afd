package org.bipota.ejb.application.links;

import java.time.Instant;
import java.util.Map;
import org.bipota.ejb.application.read.LinkView;

/**
 * One link as it is and as it is wanted.
 *
 * @param name the link's name
 * @param definedBy {@code configuration} or {@code database}
 * @param open whether it is wanted open
 * @param problem why this node cannot apply the settings, or null
 * @param status the link as it is on this node, or null while this has not applied it yet
 * @param settings the settings that are given, without passwords; null where the configuration defines the link
 * @param version grows whenever the settings are written; 0 where the configuration defines the link
 * @param changedAt when it was changed last, or null
 * @param changedBy the operator who changed it last, or null
 */
public record LinkDetail(
        String name,
        String definedBy,
        boolean open,
        String problem,
        LinkView status,
        Map<String, Object> settings,
        long version,
        Instant changedAt,
        String changedBy) {
}
