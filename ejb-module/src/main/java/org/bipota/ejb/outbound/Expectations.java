package org.bipota.ejb.outbound;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import jakarta.transaction.Transactional;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;
import org.bipota.ejb.application.ApplicationLog;
import org.bipota.ejb.application.ExpectedCards;
import org.bipota.ejb.persistence.PushRows;
import org.bipota.protocol.Octets;

/**
 * Tells the BIP adapter which cards were sent a push, so that their connections are decided before those of strangers. What
 * is not told, as what another node has sent, is decided as well, only within the limit for strangers.
 *
 * <p>It is told before the push's transaction commits: on a busy machine a push that is committed may be sent, and its card
 * be here, before the thread that committed it does anything else. An expectation whose transaction rolls back admits nobody.
 */
@ApplicationScoped
public class Expectations implements ExpectedCards {

    /** The newest good tokens that a start tells; older ones are decided as strangers' are. */
    private static final int RESTORED = 100_000;

    @Resource(lookup = "java:/eis/bipota/bip")
    private BipConnectionFactory bip;

    @Inject
    private PushRows pushes;

    @Override
    public void expect(Octets identification) {
        try (BipConnection connection = bip.getConnection()) {
            connection.expect(identification);
        } catch (ResourceException e) {
            ApplicationLog.LOG.expectationNotTold(e);
        }
    }

    /** Tells again, at the start, which tokens are good. */
    @Transactional
    public void restore() {
        try (BipConnection connection = bip.getConnection()) {
            pushes.goodTokens(RESTORED).forEach(token -> connection.expect(Octets.ofHex(token)));
        } catch (ResourceException e) {
            ApplicationLog.LOG.expectationNotTold(e);
        }
    }
}
