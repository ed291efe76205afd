package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bipota.ejb.TestClock;
import org.bipota.ejb.application.Contents.Outcome;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.domain.ContentKind;
import org.bipota.ejb.domain.RefusedContentException;
import org.bipota.ejb.domain.Script;
import org.bipota.ejb.domain.ScriptRules;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.Content;
import org.bipota.ejb.persistence.ContentRows;
import org.bipota.ejb.persistence.Database;
import org.bipota.protocol.Octets;
import org.junit.jupiter.api.Test;

class ContentsTest {

    private static final String SELECT = "00A40004023F00";

    private final Database database = Database.emptied();
    private final TestClock clock = new TestClock();

    private static Configuration configuration(Map<String, String> settings) {
        return Configuration.read(settings::get, Path.of("data"));
    }

    private Outcome store(ContentOrder order, Map<String, String> settings) throws RefusedContentException {
        Configuration configuration = configuration(settings);
        return new Contents(new OwnTransaction(configuration), configuration).store(order, "operator");
    }

    /** Each call in a transaction of its own, as in the container. */
    private final class OwnTransaction extends ContentTransaction {

        private final Configuration configuration;

        OwnTransaction(Configuration configuration) {
            this.configuration = configuration;
        }

        @Override
        Outcome store(ContentOrder order, String actor) throws RefusedContentException {
            EntityManager em = database.entityManager();
            try {
                em.getTransaction().begin();
                Outcome outcome = new ContentTransaction(new ContentRows(em), new ContentPackets(configuration),
                        new AuditTrail(em, clock, Optional::empty), em, clock).store(order, actor);
                em.getTransaction().commit();
                return outcome;
            } catch (RefusedContentException refused) {
                // an exception of the application rolls nothing back
                em.getTransaction().commit();
                throw refused;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
                em.close();
            }
        }
    }

    private static ContentOrder commands(String name, String tar, String... hex) throws RefusedContentException {
        return new ContentOrder(name, tar, ScriptRules.commands(ContentKind.COMPACT, List.of(hex)));
    }

    private List<Content> versions() {
        return database.in(em -> em.createQuery("select c from Content c order by c.version", Content.class).getResultList());
    }

    @Test
    void aChangedContentIsANewVersionAndTheOldOneStays() throws Exception {
        Map<String, String> defaults = Map.of();

        assertThat(store(commands("a", "B00001", SELECT), defaults)).isEqualTo(Outcome.ADDED);
        assertThat(store(commands("a", "B00001", SELECT), defaults)).isEqualTo(Outcome.UNCHANGED);
        assertThat(store(commands("a", "B00001", SELECT, SELECT), defaults)).isEqualTo(Outcome.NEW_VERSION);
        assertThat(store(commands("a", "B00002", SELECT, SELECT), defaults)).isEqualTo(Outcome.NEW_VERSION);

        assertThat(versions()).extracting(Content::version).containsExactly(1, 2, 3);
        assertThat(versions()).extracting(Content::current).containsExactly(false, false, true);
        assertThat(versions().get(0).script().commands()).containsExactly(Octets.ofHex(SELECT));
        List<AuditRecord> records =
                database.in(em -> em.createQuery("select a from AuditRecord a", AuditRecord.class).getResultList());
        assertThat(records).hasSize(3).allSatisfy(record -> {
                    assertThat(record.kind()).isEqualTo(AuditKind.CONTENT_STORED);
                    assertThat(record.actor()).isEqualTo("operator");
                });
    }

    @Test
    void whatIsRefusedChangesNothing() throws Exception {
        store(commands("a", "B00001", SELECT), Map.of());

        assertThatThrownBy(() -> store(commands("a", "B00001", SELECT, "80E20000FF" + "00".repeat(255)),
                Map.of("BIP_OTA_SMS_PACKET_SEGMENTS", "1")))
                .isInstanceOf(RefusedContentException.class)
                .hasMessage("apdus[1]: needs 260 octets of secured data, one packet has room for 98");
        assertThatThrownBy(() -> store(commands("a", "B00001", SELECT, "80E20000FF" + "00".repeat(255)),
                Map.of("BIP_OTA_BIP_SDU", "200"))).isInstanceOf(RefusedContentException.class);

        assertThat(versions()).extracting(Content::current).containsExactly(true);
    }

    @Test
    void packetsAndSegmentsAreThoseOfTheWorstCipher() throws Exception {
        store(new ContentOrder("data", "424950", ScriptRules.data(new byte[2000])), Map.of());

        // 10 blocks of 205 octets: 4 in an SDU of 1024 (994 octets of secured data), 3 in 5 short messages (642)
        Content content = versions().get(0);
        assertThat(content.octets()).isEqualTo(2000);
        assertThat(content.bipPackets()).isEqualTo(3);
        assertThat(content.smsSegments()).isEqualTo(5 + 5 + 5 + 2);
    }

    @Test
    void aLongContentIsRefusedWithWhatIsAllowed() {
        Script long70 = new Script(ContentKind.COMPACT, Collections.nCopies(10, Octets.ofHex(SELECT)));

        assertThat(catchThrowableOfType(RefusedContentException.class,
                () -> store(new ContentOrder("a", "B00001", long70), Map.of("BIP_OTA_CONTENT_OCTETS", "69"))))
                .hasMessage("apdus: 70 octets; allowed are 69");
    }

    @Test
    void dataIsForTheAppletOnly() throws Exception {
        Script data = ScriptRules.data(new byte[10]);

        assertThat(catchThrowableOfType(RefusedContentException.class,
                () -> store(new ContentOrder("a", "B00001", data), Map.of())))
                .hasMessage("data: only TAR 424950 takes data; give apdus for another");
    }

    @Test
    void uploadsOfOneNameAtOnceBecomeVersions() throws Exception {
        int uploads = 6;
        Configuration configuration = configuration(Map.of());
        Contents server = new Contents(new OwnTransaction(configuration), configuration);
        AtomicInteger different = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(uploads);
        ExecutorService executor = Executors.newFixedThreadPool(uploads);
        try {
            List<Callable<Outcome>> calls = IntStream.range(0, uploads).<Callable<Outcome>>mapToObj(upload -> () -> {
                together.await();
                return server.store(commands("a", "B00001", "80E2000001" + (10 + different.incrementAndGet())), "operator");
            }).toList();
            for (int round = 1; round <= 5; round++) {
                List<Outcome> outcomes = new ArrayList<>();
                for (Future<Outcome> outcome : executor.invokeAll(calls)) {
                    outcomes.add(outcome.get());
                }
                assertThat(outcomes).doesNotContain(Outcome.UNCHANGED);
                assertThat(outcomes.stream().filter(outcome -> outcome == Outcome.ADDED)).hasSize(round == 1 ? 1 : 0);
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(versions()).extracting(Content::version)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 5 * uploads).boxed().toList());
        assertThat(versions()).filteredOn(Content::current).extracting(Content::version).containsExactly(5 * uploads);
    }
}
