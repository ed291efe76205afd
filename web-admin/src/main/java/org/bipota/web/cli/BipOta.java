package org.bipota.web.cli;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line for schedulers. */
@Command(name = "bip-ota", mixinStandardHelpOptions = true, subcommands = {CampaignCommands.class, AuditCommands.class},
        description = "Runs campaigns of a BIP-OTA server and verifies its audit records.",
        footerHeading = "%nServer and account: BIP_OTA_URL, BIP_OTA_USER, BIP_OTA_PASSWORD, or the same names in the file "
                + "BIP_OTA_CONFIG (default ~/.bip-ota), readable by its owner only.%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done as asked", "1:finished with failed targets or broken audit records; the last line counts them", "2:usage",
            "3:server not reached or not ready", "4:refused: account, role, or input", "5:stopped, or timed out while waiting"})
public final class BipOta implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs the command of {@code arguments}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command of {@code arguments} and answers the exit status. */
    static int run(String... arguments) {
        return new CommandLine(new BipOta()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("bip-ota: " + failure.getMessage());
            if (failure instanceof CommandException known) {
                return known.exitStatus();
            }
            return failure instanceof IOException ? ExitStatus.NOT_REACHED : ExitStatus.REFUSED;
        }).execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
