package org.bipota.web.cli;

/** A command ends early. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    private CommandException(int exitStatus, String message) {
        super(message);
        this.exitStatus = exitStatus;
    }

    /** The command line, or a file that it names, cannot be used. */
    static CommandException usage(String message) {
        return new CommandException(ExitStatus.USAGE, message);
    }

    /** The server was not reached, or is not ready. */
    static CommandException notReached(String message) {
        return new CommandException(ExitStatus.NOT_REACHED, message);
    }

    /** The server refused it. */
    static CommandException refused(String message) {
        return new CommandException(ExitStatus.REFUSED, message);
    }

    int exitStatus() {
        return exitStatus;
    }
}
