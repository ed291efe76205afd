package org.bipota.ejb.application.console;

import java.time.Instant;
import java.util.Map;

/**
 * Counts of one hour by state.
 *
 * @param hour when it began
 * @param numbers by the states' names; a state that is missing is 0
 */
public record HourlyFigure(Instant hour, Map<String, Long> numbers) {

    /** Copies {@code numbers}. */
    public HourlyFigure {
        numbers = Map.copyOf(numbers);
    }

    /** The count of a state. */
    public long number(String state) {
        return numbers.getOrDefault(state, 0L);
    }
}
