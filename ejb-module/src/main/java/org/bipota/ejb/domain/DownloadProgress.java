package org.bipota.ejb.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a download has come: all that the rules read and write. Which packet is next is the content's business.
 *
 * @param state where it stands
 * @param route how it travels, or was tried
 * @param reason why it ended like this or a notice is on its way, else null
 * @param attempts the pushes made, the repairs included; by SMS the times that it was begun or a packet repeated
 * @param fruitless the attempts since the card answered a packet last
 * @param repairs the repairs of the counter since then
 * @param notice whether a notice to the user is on its way
 * @param dueAt when it may begin or go on; null: held
 * @param limitAt when it fails if it is not over; null before it has begun
 * @param answerAt when the wait for a channel or an answer is over, or null while that wait has not begun
 * @param decidedAt when it ended, or null
 */
public record DownloadProgress(
        DownloadState state,
        Route route,
        String reason,
        int attempts,
        int fruitless,
        int repairs,
        boolean notice,
        Instant dueAt,
        Instant limitAt,
        Instant answerAt,
        Instant decidedAt) {

    /** When something has to be done although nothing was seen; empty while it waits for its turn and when it is over. */
    public Optional<Instant> deadline() {
        if (state == DownloadState.PENDING || state.ended()) {
            return Optional.empty();
        }
        return Optional.of(answerAt == null || limitAt.isBefore(answerAt) ? limitAt : answerAt);
    }

    /** Whether packets travel by SMS. */
    public boolean bySms() {
        return state == DownloadState.TRANSFERRING && route == Route.SMS;
    }

    /** Whether packets travel on a channel. */
    public boolean onChannel() {
        return state == DownloadState.TRANSFERRING && route == Route.BIP;
    }

    /** Whether a channel is waited for. */
    boolean pushed() {
        return state == DownloadState.PUSHED && !notice;
    }

    DownloadProgress begun(Instant limit) {
        return new DownloadProgress(state, route, reason, attempts, fruitless, repairs, notice, dueAt, limit, null, null);
    }

    DownloadProgress by(Route newRoute) {
        return new DownloadProgress(
                state, newRoute, reason, attempts, fruitless, repairs, notice, dueAt, limitAt, answerAt, decidedAt);
    }

    DownloadProgress waiting(Instant due) {
        return new DownloadProgress(
                DownloadState.PENDING, route, null, attempts, fruitless, repairs, false, due, limitAt, null, null);
    }

    DownloadProgress pushing() {
        return new DownloadProgress(
                DownloadState.PUSHED, route, null, attempts + 1, fruitless + 1, repairs, false, dueAt, limitAt, null, null);
    }

    DownloadProgress pushingAgain() {
        return new DownloadProgress(
                DownloadState.PUSHED, route, null, attempts + 1, fruitless, repairs, false, dueAt, limitAt, null, null);
    }

    DownloadProgress sending() {
        return new DownloadProgress(
                DownloadState.TRANSFERRING, route, null, attempts + 1, 0, repairs, false, dueAt, limitAt, null, null);
    }

    DownloadProgress exhausted(int pushAttempts) {
        return new DownloadProgress(
                state, route, reason, attempts, pushAttempts, repairs, notice, dueAt, limitAt, answerAt, decidedAt);
    }

    DownloadProgress noticing(String why) {
        return new DownloadProgress(
                DownloadState.PUSHED, route, why, attempts, fruitless, repairs, true, dueAt, limitAt, null, null);
    }

    DownloadProgress transferring(Instant answer) {
        return new DownloadProgress(
                DownloadState.TRANSFERRING, route, null, attempts, fruitless, repairs, false, dueAt, limitAt, answer, null);
    }

    DownloadProgress tried() {
        return new DownloadProgress(
                state, route, reason, attempts + 1, fruitless + 1, repairs, notice, dueAt, limitAt, null, decidedAt);
    }

    DownloadProgress uncounted() {
        return new DownloadProgress(state, route, reason, attempts, Math.max(0, fruitless - 1), repairs, notice, dueAt, limitAt,
                answerAt, decidedAt);
    }

    DownloadProgress answered() {
        return new DownloadProgress(state, route, reason, attempts, 0, 0, notice, dueAt, limitAt, answerAt, decidedAt);
    }

    DownloadProgress repaired() {
        return new DownloadProgress(
                state, route, reason, attempts, fruitless, repairs + 1, notice, dueAt, limitAt, answerAt, decidedAt);
    }

    DownloadProgress awaiting(Instant answer) {
        return new DownloadProgress(
                state, route, reason, attempts, fruitless, repairs, notice, dueAt, limitAt, answer, decidedAt);
    }

    DownloadProgress interrupted(Instant due) {
        int given = pushed() ? Math.max(0, fruitless - 1) : fruitless;
        return new DownloadProgress(
                DownloadState.PENDING, route, null, attempts, given, repairs, false, due, limitAt, null, null);
    }

    DownloadProgress ended(DownloadState end, String why, Instant at) {
        return new DownloadProgress(end, route, why, attempts, fruitless, repairs, false, dueAt, limitAt, null, at);
    }
}
