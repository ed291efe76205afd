package org.bipota.ejb.application.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bipota.ejb.TestClock;
import org.bipota.ejb.application.AuditTrail;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.ejb.persistence.AuditRecord;
import org.bipota.ejb.persistence.Database;
import org.bipota.ejb.persistence.SmscLink;
import org.bipota.ejb.persistence.SmscLinkRows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTableTest {

    private static final LinkSettings SETTINGS = new LinkSettings(Map.of("host", "smsc.example", "port", 2776, "tls", true,
            "password", "pa55word", "tlsKeyStorePassword", "ke9pa55"));

    @TempDir
    private Path folder;

    private final Database database = Database.emptied();
    private final TestClock clock = new TestClock();
    private final AtomicInteger told = new AtomicInteger();
    private LinkVault vault;

    @BeforeEach
    void open() {
        vault = new LinkVault(CardKeyVault.open(folder, Optional.empty(), false, new SecureRandom()), () -> 1);
    }

    private <T> T in(Function<LinkTable, T> work) {
        return database.in(entities -> work.apply(table(entities)));
    }

    private SmscLink row(String name) {
        return database.in(entities -> table(entities).find(name)).orElseThrow();
    }

    private LinkTable table(EntityManager entities) {
        return new LinkTable(new SmscLinkRows(entities), vault, new AuditTrail(entities, clock, Optional::empty), told::incrementAndGet, clock);
    }

    private boolean does(Predicate<LinkTable> work) {
        return database.in(entities -> work.test(table(entities)));
    }

    private void add(String name) {
        in(table -> {
            table.add(name, SETTINGS, "admin");
            return null;
        });
    }

    @Test
    void settingsComeBackAsTheyWereAndNoPasswordIsReadableInTheRow() {
        add("second");

        SmscLink link = row("second");
        assertThat(vault.open(link).values()).containsAllEntriesOf(SETTINGS.values()).containsEntry("name", "second");
        assertThat(LinkVault.shown(link).values()).containsEntry("host", "smsc.example").containsEntry("tls", true)
                .doesNotContainKeys("password", "tlsKeyStorePassword");
        String row = link.settings().orElseThrow() + new String(link.secrets().octets().toByteArray(), StandardCharsets.ISO_8859_1)
                + link.secrets() + link;
        assertThat(row).doesNotContain("pa55word").doesNotContain("ke9pa55");
    }

    @Test
    void everyChangeIsAuditedWithItsActorAndWithoutPasswordsAndTold() {
        add("second");
        long version = row("second").version();
        assertThat(does(table -> table.replace("second", version, SETTINGS, "anna"))).isTrue();
        in(table -> {
            table.want("second", false, "anna");
            table.want("second", false, "anna");
            table.want("second", true, "bert");
            return null;
        });
        assertThat(does(table -> table.remove("second", "bert"))).isTrue();

        List<AuditRecord> audit = database.in(entities ->
                entities.createQuery("select a from AuditRecord a order by a.id", AuditRecord.class).getResultList());
        assertThat(audit).extracting(AuditRecord::kind).containsExactly(AuditKind.LINK_ADDED, AuditKind.LINK_CHANGED,
                AuditKind.LINK_CLOSED, AuditKind.LINK_OPENED, AuditKind.LINK_REMOVED);
        assertThat(audit).extracting(AuditRecord::actor).containsExactly("admin", "anna", "anna", "bert", "bert");
        assertThat(audit).extracting(AuditRecord::reason).allSatisfy(reason ->
                assertThat(reason).contains("second").doesNotContain("pa55"));
        assertThat(told).hasValue(5);
    }

    @Test
    void takenNameIsRefusedAndChangesNothing() {
        add("second");

        assertThatExceptionOfType(LinkRefusedException.class).isThrownBy(() -> add("second"))
                .satisfies(refused -> assertThat(refused.problems()).singleElement()
                        .satisfies(problem -> assertThat(problem.setting()).isEqualTo("name")));
        assertThat(told).hasValue(1);
    }

    @Test
    void settingsThatWereChangedMeanwhileAreNotOverwritten() {
        add("second");
        long version = row("second").version();
        does(table -> table.replace("second", version, SETTINGS, "anna"));

        assertThat(does(table -> table.replace("second", version, new LinkSettings(Map.of("host", "lost.example")), "bert"))).isFalse();

        assertThat(LinkVault.shown(row("second")).values()).containsEntry("host", "smsc.example");
    }

    @Test
    void ofTheConfiguredLinkOnlyTheWishIsKept() {
        in(table -> {
            table.want("smsc", false, "anna");
            return null;
        });

        SmscLink row = row("smsc");
        assertThat(row.wantedOpen()).isFalse();
        assertThat(row.settings()).isEmpty();
        assertThat(does(table -> table.remove("smsc", "anna"))).as("removed").isFalse();
    }
}
