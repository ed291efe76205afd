package org.bipota.ejb.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignStateTest {

    @ParameterizedTest
    @CsvSource({
        //state,     START,     PAUSE,   RESUME,    STOP; - is refused; RESUME and START before and after the preparation
        "CREATED,    PREPARING, -,       -,         STOPPED,   -",
        "PREPARING,  PREPARING, PAUSED,  PREPARING, STOPPED,   PREPARING",
        "RUNNING,    RUNNING,   PAUSED,  RUNNING,   STOPPED,   RUNNING",
        "PAUSED,     PAUSED,    PAUSED,  PREPARING, STOPPED,   RUNNING",
        "DONE,       DONE,      DONE,    DONE,      DONE,      DONE",
        "STOPPED,    STOPPED,   STOPPED, PREPARING, STOPPED,   RUNNING",
        "FAILED,     FAILED,    FAILED,  PREPARING, FAILED,    RUNNING"})
    void eachCommandMovesEachStateAsTold(CampaignState state, String start, String pause, String resume, String stop,
            String resumePrepared) {
        assertThat(after(state, CampaignCommand.START, false)).isEqualTo(start);
        assertThat(after(state, CampaignCommand.PAUSE, false)).isEqualTo(pause);
        assertThat(after(state, CampaignCommand.RESUME, false)).isEqualTo(resume);
        assertThat(after(state, CampaignCommand.STOP, false)).isEqualTo(stop);
        assertThat(after(state, CampaignCommand.RESUME, true)).isEqualTo(resumePrepared);
    }

    @ParameterizedTest
    @EnumSource(CampaignCommand.class)
    void aRepeatedCommandChangesNothing(CampaignCommand command) {
        for (CampaignState state : CampaignState.values()) {
            for (boolean prepared : new boolean[] {false, true}) {
                state.after(command, prepared).ifPresent(once ->
                        assertThat(once.after(command, prepared)).as("%s after %s", state, command).contains(once));
            }
        }
    }

    private static String after(CampaignState state, CampaignCommand command, boolean prepared) {
        return state.after(command, prepared).map(Enum::name).orElse("-");
    }
}
