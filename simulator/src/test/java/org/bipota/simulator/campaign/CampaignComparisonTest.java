package org.bipota.simulator.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.protocol.Octets;
import org.bipota.simulator.population.Delivery;
import org.bipota.simulator.population.Ending;
import org.bipota.simulator.population.Route;
import org.bipota.simulator.server.CampaignStatus;
import org.bipota.simulator.server.TargetReport;
import org.junit.jupiter.api.Test;

class CampaignComparisonTest {

    private static final String MSISDN = "49155001000001";
    private static final Octets CONTENT = Octets.ofHex("0102030405");
    private static final Octets FORMER = Octets.ofHex("0A0B");
    private static final CampaignComparison COMPARISON = new CampaignComparison(CONTENT, false);

    @Test
    void aTargetWhoseCardHasTheContentIsRight() {
        assertThat(fault(Route.BIP, Ending.DONE, "BIP", "DONE", CONTENT)).isEmpty();
    }

    @Test
    void aContentThatTheServerCallsDoneAndTheCardHasNotIsFound() {
        assertThat(fault(Route.BIP, Ending.DONE, "BIP", "DONE", FORMER)).hasValueSatisfying(
                text -> assertThat(text).contains("2 octets instead of the content"));
        assertThat(fault(Route.BIP, Ending.DONE, "BIP", "DONE", Octets.EMPTY)).hasValueSatisfying(
                text -> assertThat(text).contains("no whole content"));
        assertThat(fault(Route.SMS, Ending.DONE, "SMS", "DONE", CONTENT.concat(CONTENT))).as("a block twice").isPresent();
    }

    @Test
    void aContentOnACardThatShouldHaveNoneIsFound() {
        assertThat(fault(Route.BIP, Ending.FAILED, "BIP", "FAILED", CONTENT)).isPresent();
        assertThat(fault(Route.BIP, Ending.FAILED, "BIP", "FAILED", FORMER)).as("the former one").isEmpty();
        assertThat(fault(Route.BIP, Ending.FAILED, "BIP", "FAILED", Octets.EMPTY)).isEmpty();
    }

    @Test
    void anotherRouteAndAnotherEndAreFound() {
        assertThat(fault(Route.BIP, Ending.DONE, "SMS", "DONE", CONTENT)).hasValueSatisfying(
                text -> assertThat(text).startsWith("is SMS DONE instead of BIP DONE (because)"));
        assertThat(fault(Route.BIP, Ending.DONE, "BIP", "FAILED", CONTENT)).isPresent();
    }

    @Test
    void aTargetThatIsMissingOrThereTwiceIsFound() {
        Target target = target(Route.BIP, Ending.DONE);
        TargetReport row = new TargetReport(MSISDN, "BIP", "DONE", "");

        assertThat(COMPARISON.fault(target, List.of(), CONTENT, 0)).hasValue("is 0 times in the report");
        assertThat(COMPARISON.fault(target, List.of(row, row), CONTENT, 0)).hasValue("is 2 times in the report");
    }

    @Test
    void aTextToOneWhoNeedsNoneIsFound() {
        TargetReport row = new TargetReport(MSISDN, "BIP", "DONE", "");

        assertThat(COMPARISON.fault(target(Route.BIP, Ending.DONE), List.of(row), CONTENT, 1))
                .hasValue("got 1 texts where none was due");
    }

    @Test
    void countsThatAreOffByOneAreFound() {
        List<Target> targets = List.of(target(Route.BIP, Ending.DONE), target(Route.SMS, Ending.DONE));

        assertThat(CampaignComparison.countFaults(targets, status("DONE", 2, 2), 2)).isEmpty();
        assertThat(CampaignComparison.countFaults(targets, status("RUNNING", 2, 2), 2)).singleElement().asString()
                .contains("RUNNING instead of DONE");
        assertThat(CampaignComparison.countFaults(targets, status("DONE", 3, 1), 2))
                .containsExactly("targets: 3 instead of 2", "DONE: 1 instead of 2");
        assertThat(CampaignComparison.countFaults(targets, status("DONE", 2, 2), 1))
                .containsExactly("rows in the report: 1 instead of 2");
    }

    private static Optional<String> fault(Route route, Ending ending, String seenRoute, String seenState, Octets after) {
        return COMPARISON.fault(target(route, ending), List.of(new TargetReport(MSISDN, seenRoute, seenState, "because")), after, 0);
    }

    private static Target target(Route route, Ending ending) {
        return new Target(MSISDN, Optional.empty(), new Delivery(route, ending, ""), FORMER, 0);
    }

    private static CampaignStatus status(String state, long targets, long done) {
        Map<Ending, Long> endings = new EnumMap<>(Map.of(Ending.DONE, done, Ending.NOTIFIED, 0L, Ending.FAILED, 0L));
        return new CampaignStatus(state, targets, Map.of(Route.BIP, 1L, Route.SMS, 1L, Route.NOTIFY, 0L), 0, endings);
    }
}
