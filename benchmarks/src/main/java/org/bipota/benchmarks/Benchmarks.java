package org.bipota.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the benchmarks. */
@Command(name = "bipota-benchmarks", mixinStandardHelpOptions = true,
        subcommands = {PacketsCommand.class, SmppCommand.class, CatTpCommand.class, ChannelsCommand.class,
            FloodCommand.class, PrepareCommand.class, ListsCommand.class, CheckLoopLoad.class},
        description = "Measures BIP-OTA: its codecs beside what the Java runtime needs for the same work, its SMPP adapter beside bare jSMPP, CAT_TP beside bare datagrams, its channels idle and under attack, the preparation of campaigns beside one statement, its lists beside bare queries, and its loop under load.")
public final class Benchmarks implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs the command of {@code arguments}. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which benchmark?");
    }
}
