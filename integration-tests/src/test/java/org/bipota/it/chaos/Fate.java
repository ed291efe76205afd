package org.bipota.it.chaos;

/** What becomes of a subscriber's check, and the state of the capability row that says so. */
public enum Fate {
    /** The handset connects. */
    CONNECTS("CAPABLE"),
    /** The handset is busy at the first push, and connects at the second. */
    BUSY_THEN_CONNECTS("CAPABLE"),
    /** The pushes are delivered, and nothing happens. */
    STAYS_SILENT("NOT_CAPABLE"),
    /** The card reports that OPEN CHANNEL is beyond the terminal's capabilities. */
    REFUSES("REFUSED"),
    /** The SMSC reports the push expired. */
    IS_OFF("UNDELIVERED"),
    /** The SMSC refuses the push for good. */
    IS_BARRED("UNDELIVERED");

    private final String state;

    Fate(String state) {
        this.state = state;
    }

    /** The state of the capability row at the end. */
    public String state() {
        return state;
    }
}
