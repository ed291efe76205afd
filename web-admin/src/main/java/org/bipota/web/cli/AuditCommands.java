package org.bipota.web.cli;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bip-ota audit …}. */
@Command(name = "audit", description = "Verifies the audit records.")
final class AuditCommands implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    @Command(name = "verify", mixinStandardHelpOptions = true, description = {
        "Says whether audit records were changed, moved or removed, and which; exit status 1 when some were.",
        "Needs the role admin. Note the last line down elsewhere: a later chain must hold the same record at that position."})
    private int verify() {
        JsonObject verdict = new ApiClient(Access.of(System.getenv(), Path.of(System.getProperty("user.home"))))
                .get("/audit/verify");
        verdict.getJsonArray("faults").getValuesAs(JsonObject.class).forEach(fault -> spec.commandLine().getErr().println(
                "record " + fault.getJsonNumber("id") + ", position " + fault.getJsonNumber("position") + ": "
                        + fault.getString("reason")));
        boolean intact = verdict.getBoolean("intact");
        spec.commandLine().getOut().println((intact ? "intact" : "broken: faults=" + verdict.getJsonNumber("faultsFound"))
                + " verified=" + verdict.getJsonNumber("verified") + " erased=" + verdict.getJsonNumber("erased")
                + " unsealed=" + verdict.getJsonNumber("unsealed") + " position=" + verdict.getJsonNumber("to")
                + " hash=" + verdict.getString("headHash"));
        return intact ? ExitStatus.DONE : ExitStatus.FAILED_TARGETS;
    }
}
