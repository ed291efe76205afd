package org.bipota.ejb.application.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.application.CardKeyVault;
import org.bipota.ejb.persistence.SmscLink;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.LinkStatus.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkReconcilerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<String, Object> SETTINGS = Map.of("host", "smsc.example", "port", 2776, "systemId", "ota",
            "password", "pa55word", "window", 20);

    @TempDir
    private Path folder;

    private LinkVault vault;
    private final List<SmscLink> rows = new ArrayList<>();
    private final LinkProblems problems = new LinkProblems();
    private final RememberedLinks adapter = new RememberedLinks("smsc");
    private LinkReconciler reconciler;

    @BeforeEach
    void open() {
        vault = new LinkVault(CardKeyVault.open(folder, Optional.empty(), false, new SecureRandom()), () -> 1);
        reconciler = new LinkReconciler(() -> List.copyOf(rows), vault, problems);
    }

    private SmscLink row(String name, Map<String, Object> values) {
        SmscLink link = new SmscLink(name);
        define(link, values);
        rows.add(link);
        return link;
    }

    private void define(SmscLink link, Map<String, Object> values) {
        LinkSettings settings = new LinkSettings(values);
        link.define(settings.shown().json(), vault.lock(settings, link.name()), "admin", NOW);
    }

    @Test
    void linkOfTheDatabaseIsAddedOnceWithItsSettingsAndItsPassword() {
        row("second", SETTINGS);

        reconciler.reconcile(adapter);
        reconciler.reconcile(adapter);

        assertThat(adapter.calls).containsExactly("add second");
        assertThat(adapter.definitions.get("second")).satisfies(link -> {
            assertThat(link.getHost()).isEqualTo("smsc.example");
            assertThat(link.getPort()).isEqualTo(2776);
            assertThat(link.getWindow()).isEqualTo(20);
            assertThat(link.getPassword()).isEqualTo("pa55word");
            assertThat(link.getRate()).as("the adapter's default").isEqualTo(100);
        });
    }

    @Test
    void closedLinkIsAddedClosedAndLaterOnlyOpened() {
        SmscLink link = row("second", SETTINGS);
        link.want(false, "admin", NOW);
        reconciler.reconcile(adapter);
        assertThat(adapter.states).containsEntry("second", State.CLOSED);

        link.want(true, "admin", NOW);
        reconciler.reconcile(adapter);

        assertThat(adapter.states).containsEntry("second", State.BOUND);
        assertThat(adapter.calls).containsExactly("add second");
    }

    @Test
    void otherSettingsReplaceTheLinkAlsoWhenItWasRemovedAndAddedAgainInBetween() {
        row("second", SETTINGS);
        reconciler.reconcile(adapter);

        rows.clear();
        SmscLink again = new SmscLink("second");
        again.define("{\"host\":\"other.example\"}", vault.lock(new LinkSettings(Map.of("password", "new")), "second"), "admin",
                NOW.plusMillis(1));
        rows.add(again);
        reconciler.reconcile(adapter);

        assertThat(adapter.calls).containsExactly("add second", "remove second", "add second");
        assertThat(adapter.definitions.get("second").getHost()).isEqualTo("other.example");
    }

    @Test
    void linkThatIsGoneFromTheDatabaseIsRemovedAndTheConfigurationsStays() {
        row("second", SETTINGS);
        reconciler.reconcile(adapter);
        rows.clear();

        reconciler.reconcile(adapter);

        assertThat(adapter.states).containsOnlyKeys("smsc");
    }

    @Test
    void configuredLinkIsClosedAndOpenedAndNeverRemoved() {
        SmscLink configured = new SmscLink("smsc");
        configured.want(false, "admin", NOW);
        rows.add(configured);
        reconciler.reconcile(adapter);
        assertThat(adapter.states).containsEntry("smsc", State.CLOSED);

        rows.clear();
        reconciler.reconcile(adapter);

        assertThat(adapter.states).containsEntry("smsc", State.BOUND);
        assertThat(adapter.calls).isEmpty();
    }

    @Test
    void linkThatCannotBeMadeIsSeenWithItsReasonAndHindersNoOther() {
        SmscLink bad = row("bad", Map.of("host", "smsc.example", "tls", true, "tlsTrustStore", "missing"));
        row("good", SETTINGS);

        reconciler.reconcile(adapter);

        assertThat(adapter.states).containsOnlyKeys("good", "smsc");
        assertThat(problems.reason("bad").orElseThrow()).contains("tlsTrustStore").contains("no such file");
        assertThat(problems.statuses()).singleElement().satisfies(link -> {
            assertThat(link.name()).isEqualTo("bad");
            assertThat(link.state()).isEqualTo(State.CLOSED);
            assertThat(link.smsc()).isEqualTo("smsc.example:2775");
            assertThat(link.lastError()).contains("no such file");
        });

        define(bad, SETTINGS);
        reconciler.reconcile(adapter);
        assertThat(adapter.states).containsKey("bad");
        assertThat(problems.statuses()).isEmpty();
    }

    @Test
    void settingsThatCannotBeUsedLeaveTheLinkAsItWas() {
        SmscLink link = row("second", SETTINGS);
        reconciler.reconcile(adapter);
        define(link, Map.of("host", "smsc.example", "tls", true, "tlsTrustStore", "missing"));

        reconciler.reconcile(adapter);

        assertThat(adapter.calls).containsExactly("add second");
        assertThat(problems.reason("second")).isPresent();
    }

    @Test
    void linkWithTheNameOfTheConfiguredOneIsAProblemAndNotMixedUpWithIt() {
        row("smsc", SETTINGS);

        reconciler.reconcile(adapter);

        assertThat(adapter.calls).isEmpty();
        assertThat(problems.reason("smsc").orElseThrow()).contains("configuration");
        rows.clear();
        reconciler.reconcile(adapter);
        assertThat(adapter.links()).extracting(LinkStatus::name).containsExactly("smsc");
        assertThat(problems.reason("smsc")).isEmpty();
    }

    @Test
    void passwordsOfAnotherLinkOrCredentialStoreAreAProblemAndNoClearText() {
        SmscLink link = new SmscLink("second");
        link.define("{\"host\":\"smsc.example\"}", vault.lock(new LinkSettings(SETTINGS), "third"), "admin", NOW);
        rows.add(link);

        reconciler.reconcile(adapter);

        assertThat(problems.reason("second").orElseThrow()).contains("credential store").doesNotContain("pa55word");
        assertThat(adapter.calls).isEmpty();
    }
}
