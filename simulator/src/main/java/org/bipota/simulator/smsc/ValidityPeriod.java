package org.bipota.simulator.smsc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads {@code validity_period}: {@code YYMMDDhhmmsstnnp} (SMPP 3.4 clause 7.1.1). */
final class ValidityPeriod {

    private static final int LENGTH = 16;

    private ValidityPeriod() {
    }

    /**
     * When a message taken at {@code now} ends.
     *
     * @param text null or empty for the SMSC's default
     * @return empty for the SMSC's default
     * @throws IllegalArgumentException when {@code text} is no such time
     */
    static Optional<Instant> end(String text, Instant now) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() != LENGTH || !text.substring(0, LENGTH - 1).chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException("validity_period '" + text + "' is not YYMMDDhhmmsstnnp");
        }
        char direction = text.charAt(LENGTH - 1);
        return switch (direction) {
            case 'R' -> Optional.of(relative(text, now));
            case '+', '-' -> Optional.of(absolute(text, direction));
            default -> throw new IllegalArgumentException("validity_period ends in '" + direction + "'");
        };
    }

    private static Instant relative(String text, Instant now) {
        Period date = Period.of(field(text, 0), field(text, 2), field(text, 4));
        Duration time = Duration.ofHours(field(text, 6)).plusMinutes(field(text, 8)).plusSeconds(field(text, 10));
        return now.atZone(ZoneOffset.UTC).plus(date).plus(time).toInstant();
    }

    private static Instant absolute(String text, char direction) {
        try {
            LocalDateTime local = LocalDateTime.of(2000 + field(text, 0), field(text, 2), field(text, 4),
                    field(text, 6), field(text, 8), field(text, 10));
            int quarters = Integer.parseInt(text.substring(13, 15));
            int seconds = quarters * 900 * (direction == '+' ? 1 : -1);
            return local.toInstant(ZoneOffset.ofTotalSeconds(seconds));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("validity_period '" + text + "': " + e.getMessage(), e);
        }
    }

    private static int field(String text, int at) {
        return Integer.parseInt(text.substring(at, at + 2));
    }
}
