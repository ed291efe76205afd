package org.bipota.simulator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bipota-simulator}. */
@Command(name = "bipota-simulator", mixinStandardHelpOptions = true, version = "BIP-OTA simulator 1.0.0",
        description = "A mobile network to try BIP-OTA on.", subcommands = {RunCommand.class, CampaignCommand.class})
public final class Simulator implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: run or campaign");
    }

    /** The command line, for {@code main} and for tests. */
    public static CommandLine commandLine() {
        return new CommandLine(new Simulator()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Ends the process with the command's exit status. */
    public static void main(String[] arguments) {
        readLogging();
        System.exit(commandLine().execute(arguments));
    }

    /** Warnings go to the standard error; whoever wants more names a file, as Java's logging always allows. */
    private static void readLogging() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream properties = Simulator.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(properties);
        } catch (IOException e) {
            throw new IllegalStateException("logging.properties is part of this jar", e);
        }
    }
}
