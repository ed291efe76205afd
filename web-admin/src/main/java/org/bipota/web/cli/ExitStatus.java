package org.bipota.web.cli;

/** What a scheduler is told. */
final class ExitStatus {

    /** Done as asked. */
    static final int DONE = 0;
    /** Finished, and not for all targets; verified, and found broken. */
    static final int FAILED_TARGETS = 1;
    /** The command line, or a file that it names, cannot be used. */
    static final int USAGE = 2;
    /** The server was not reached, or said that it is not ready; worth trying again. */
    static final int NOT_REACHED = 3;
    /** The server refused it; trying again does not help. */
    static final int REFUSED = 4;
    /** The campaign was stopped, or has not ended in the time given. */
    static final int STOPPED = 5;

    private ExitStatus() {
    }
}
