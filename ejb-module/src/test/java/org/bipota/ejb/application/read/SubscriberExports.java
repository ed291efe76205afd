package org.bipota.ejb.application.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.persistence.Database;

/** Exports from a test's database. */
public final class SubscriberExports {

    private SubscriberExports() {
    }

    /** What is held of a subscriber. */
    public static Optional<Map<String, List<Map<String, Object>>>> of(Database database, String msisdn) {
        return new SubscriberExport(database.dataSource()).of(msisdn);
    }
}
