package org.bipota.ejb.application.read;

/**
 * What one handset model claimed and proved.
 *
 * @param tac the model's type allocation code, eight digits
 * @param subscribers those whose last known terminal is of this model
 * @param capable those of them that proved the capability
 * @param claimed those of them whose terminal's profile claimed OPEN CHANNEL
 * @param decided those of them whose handset decided: {@code CAPABLE}, {@code NOT_CAPABLE} or {@code REFUSED}
 * @param successRate {@code capable / decided}, 0 to 1, or null when none is decided
 */
public record TacView(String tac, long subscribers, long capable, long claimed, long decided, Double successRate) {

    /** With the success rate computed. */
    public static TacView of(String tac, long subscribers, long capable, long claimed, long decided) {
        return new TacView(tac, subscribers, capable, claimed, decided, decided == 0 ? null : (double) capable / decided);
    }
}
