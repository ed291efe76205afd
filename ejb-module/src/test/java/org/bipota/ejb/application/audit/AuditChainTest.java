package org.bipota.ejb.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bipota.ejb.TestClock;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.audit.CallOrigin.Call;
import org.bipota.ejb.domain.AuditFacts;
import org.bipota.ejb.domain.AuditFault;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.AuditRows;
import org.bipota.ejb.persistence.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditChainTest {

    private static final String MSISDN = "8613800138000";

    private final TestClock clock = new TestClock();
    private final Database database = Database.emptied();
    private final CallOrigin origin = new CallOrigin();
    private List<Long> ids;

    @BeforeEach
    void tenRecords() {
        origin.begin(new Call("anna", "admin", "192.0.2.7", "POST /api/v1/checks"));
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofHours(1));
            int number = i;
            trail(audit -> audit.done(AuditKind.CHECK_ORDERED, number % 2 == 0 ? MSISDN : null, null, "check " + number));
        }
        seal();
        ids = database.in(em -> em.createQuery("select r.id from AuditRecord r order by r.chainPosition", Long.class).getResultList());
    }

    @Test
    void whatWasWrittenVerifiesFromTheFirstToTheNewest() {
        AuditVerdict verdict = verdict();

        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict).returns(true, AuditVerdict::intact).returns(1L, AuditVerdict::from).returns(10L, AuditVerdict::to)
                .returns(10L, AuditVerdict::verified).returns(0L, AuditVerdict::unsealed);
    }

    @Test
    void aRecordTellsWhoFromWhereAndByWhichRequest() {
        Object first = database.in(em -> em.createNativeQuery("select actor, role, remote, request from audit_record")
                .getResultList().get(0));
        assertThat(first).isEqualTo(new Object[] {"anna", "admin", "192.0.2.7", "POST /api/v1/checks"});
        assertThat(origin.isTold()).isTrue();
    }

    @Test
    void aSignInIsRecordedByWhereItCameFromThoughNobodysCallIsUnderWay() {
        CallOrigin.Call call = new CallOrigin.Call(null, null, "192.0.2.9", "POST /login.xhtml");
        database.run(em -> new AuditTrail(em, clock, Optional::empty).done(AuditKind.SIGN_IN_REFUSED, call, "wrong password"));

        assertThat(text("select remote || ' ' || request from audit_record where kind = 'SIGN_IN_REFUSED' and actor is null"))
                .isEqualTo("192.0.2.9 POST /login.xhtml");
    }

    @Test
    void aRecordOfTheLastMomentsIsUnsealedAndNoFault() {
        trail(audit -> audit.done(AuditKind.CHECK_ORDERED, null, null, "another"));

        assertThat(verdict()).returns(true, AuditVerdict::intact).returns(1L, AuditVerdict::unsealed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"happened_at = happened_at + interval '1' second", "kind = 'CARD_IMPORTED'", "actor = 'berta'",
        "role = 'viewer'", "remote = '192.0.2.8'", "request = null", "link = 'x'", "reason = 'nothing'", "previous_id = 1",
        "msisdn = '8613800138001'", "subject_digest = null", "chain_hash = repeat('0', 64)", "msisdn = null"})
    void aChangedRecordIsFoundByItsId(String change) {
        sql("update audit_record set " + change + " where id = " + ids.get(4));

        assertThat(verdict().intact()).isFalse();
        assertThat(verdict().faults()).first().returns(ids.get(4), AuditFault::id).returns(5L, AuditFault::position);
    }

    @Test
    void aRemovedRecordIsFoundByItsId() {
        sql("delete from audit_record where id = " + ids.get(4));

        assertThat(verdict().faults()).containsExactly(new AuditFault(ids.get(4), 5, "it was removed"));
    }

    @Test
    void severalRemovedRecordsAreCounted() {
        sql("delete from audit_record where chain_position between 3 and 6");

        assertThat(verdict().faults()).containsExactly(new AuditFault(ids.get(5), 6, "it and the 3 before it were removed"));
    }

    @Test
    void theNewestRecordCannotBeRemovedUnnoticed() {
        sql("delete from audit_record where id = " + ids.get(9));

        assertThat(verdict().faults()).containsExactly(new AuditFault(ids.get(9), 10, "it was removed from the end"));
    }

    @Test
    void theFirstRecordsCannotBeRemovedUnnoticed() {
        sql("update audit_chain set purged_position = 2, purged_id = " + ids.get(1)
                + ", purged_hash = (select chain_hash from audit_record where id = " + ids.get(1) + ")");
        sql("delete from audit_record where chain_position <= 2");

        assertThat(verdict().faults()).containsExactly(new AuditFault(ids.get(1), 2,
                "the chain begins behind it, and no record says that it was removed by retention"));
    }

    @Test
    void swappedRecordsAreFoundByTheirIds() {
        sql("update audit_record set chain_position = 15 - chain_position where chain_position in (7, 8)");

        assertThat(verdict().faults()).extracting(AuditFault::id).contains(ids.get(6), ids.get(7));
    }

    @Test
    void swappedContentsAreFoundByTheirIds() {
        sql("update audit_record set reason = case id when " + ids.get(2) + " then 'check 5' else 'check 2' end where id in ("
                + ids.get(2) + ", " + ids.get(5) + ")");

        assertThat(verdict().faults()).extracting(AuditFault::id).containsExactly(ids.get(2), ids.get(5));
    }

    @Test
    void aChangedRecordWithAHashOfItsOwnBreaksTheChainAtTheNextOne() {
        String before = text("select chain_hash from audit_record where id = " + ids.get(2));
        AuditFacts forged = new AuditFacts(4, ids.get(2), ids.get(3), clock.instant().minus(Duration.ofHours(6)), "CHECK_ORDERED", null,
                "berta", "admin", "192.0.2.7", "POST /api/v1/checks", null, "check 3");
        sql("update audit_record set actor = 'berta', chain_hash = '" + forged.hash(before) + "' where id = " + ids.get(3));

        assertThat(verdict().faults()).extracting(AuditFault::id).containsExactly(ids.get(4));
    }

    @Test
    void retentionRemovesFromTheBeginningAndTheRestVerifies() {
        int purged = database.in(em -> new AuditPurge(new AuditRows(em), clock)
                .purge(clock.instant().minus(Duration.ofMinutes(210)), 100));
        seal();

        assertThat(purged).isEqualTo(6);
        AuditVerdict verdict = verdict();
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict).returns(7L, AuditVerdict::from).returns(5L, AuditVerdict::verified);
        sql("delete from audit_record where kind = 'AUDIT_PURGED'");
        assertThat(verdict().intact()).isFalse();
    }

    @Test
    void aSubscriberThatWasErasedLeavesAChainThatVerifies() {
        sql("update audit_record set msisdn = null, subject_salt = null where msisdn = '" + MSISDN + "'");

        assertThat(verdict()).returns(true, AuditVerdict::intact).returns(10L, AuditVerdict::verified)
                .returns(5L, AuditVerdict::erased);
    }

    @Test
    void nothingInTheProgramChangesWhatARecordSays() {
        database.run(em -> {
            AuditRecord record = em.find(AuditRecord.class, ids.get(3));
            record.from("viewer", "elsewhere", "GET /");
        });

        assertThat(verdict().intact()).isTrue();
    }

    private AuditVerdict verdict() {
        return AuditChains.verify(database);
    }

    private void seal() {
        AuditChains.seal(database);
    }

    private void trail(Consumer<AuditTrail> work) {
        database.run(em -> work.accept(new AuditTrail(em, clock, () -> Optional.of(origin))));
    }

    private String text(String query) {
        return (String) database.in(em -> em.createNativeQuery(query).getSingleResult());
    }

    private void sql(String statement) {
        database.run(em -> em.createNativeQuery(statement).executeUpdate());
    }
}
