package org.bipota.ejb.application.audit;

import java.security.SecureRandom;
import org.bipota.ejb.persistence.AuditRows;
import org.bipota.ejb.persistence.Database;

/** Seals and verifies the audit records of a test's database. */
public final class AuditChains {

    private static final SecureRandom RANDOM = new SecureRandom();

    private AuditChains() {
    }

    /** Gives every record its place, a few at a time. */
    public static void seal(Database database) {
        while (database.in(em -> new AuditSealer(new AuditRows(em), RANDOM).seal(3)) > 0) {
            continue;
        }
    }

    /** Verifies. */
    public static AuditVerdict verify(Database database) {
        return new AuditVerifier(database.dataSource()).verify();
    }
}
