package org.bipota.ejb.application.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.bipota.ejb.persistence.AuditChain;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.AuditRows;

/** Gives audit records their places in the chain, in the order of their ids as far as they are committed. */
@ApplicationScoped
public class AuditSealer {

    private static final int SALT_OCTETS = 16;

    private AuditRows rows;
    private SecureRandom random;

    /** For the container's proxy. */
    protected AuditSealer() {
    }

    /** Each call is a transaction of its own. */
    @Inject
    public AuditSealer(AuditRows rows, SecureRandom random) {
        this.rows = rows;
        this.random = random;
    }

    /**
     * Appends records to the chain; safe on several nodes, of which one works and the others wait.
     *
     * @param limit at most as many
     * @return how many
     */
    @Transactional
    public int seal(int limit) {
        if (!rows.waiting()) {
            return 0;
        }
        AuditChain chain = rows.lockChain();
        List<AuditRecord> records = rows.unsealed(limit);
        records.forEach(record -> chain.append(record, salt()));
        return records.size();
    }

    private String salt() {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
