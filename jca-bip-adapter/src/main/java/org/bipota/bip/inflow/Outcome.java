package org.bipota.bip.inflow;

/**
 * How a delivery ended.
 *
 * @param <T> what the endpoint answers
 * @param committed whether the endpoint answered without a fault and its transaction, if it has one, committed
 * @param answer the answer; null when not committed
 * @param fault what went wrong, as far as it is known; null when committed
 */
public record Outcome<T>(boolean committed, T answer, Throwable fault) {

    static <T> Outcome<T> committed(T answer) {
        return new Outcome<>(true, answer, null);
    }

    static <T> Outcome<T> failed(Throwable fault) {
        return new Outcome<>(false, null, fault);
    }
}
