package org.bipota.web.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bip-ota campaign …}. */
@Command(name = "campaign", description = "Starts campaigns, and tells them to pause, resume and stop.")
final class CampaignCommands implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = {
        "Orders a campaign, uploads its targets and starts it.",
        "With the same --idempotency-key it may be repeated, whatever became of the command before: it goes on with the same campaign."})
    private int start(
            @Parameters(paramLabel = "NAME", description = "the campaign's name, for people") String name,
            @Option(names = "--content", required = true, description = "the content's name") String content,
            @Option(names = "--targets", required = true, paramLabel = "FILE", description = "CSV with the header msisdn") Path targets,
            @Option(names = "--idempotency-key", paramLabel = "KEY", description = "by which a repeat is known") String key,
            @Mixin Waiting waiting) {
        if (!Files.isReadable(targets) || Files.isDirectory(targets)) {
            throw CommandException.usage(targets + " cannot be read");
        }
        CampaignCalls calls = calls();
        JsonObject campaign = calls.order(name, content, key);
        long id = campaign.getJsonNumber("id").longValue();
        long rejected = 0;
        if ("CREATED".equals(CampaignLine.state(campaign))) {
            rejected = rejected(calls.upload(id, targets));
        }
        campaign = calls.tell(id, "start");
        if (waiting.wanted()) {
            return waiting.follow(calls, campaign, rejected, out(), err());
        }
        out().println(CampaignLine.of(campaign, rejected));
        return rejected > 0 ? ExitStatus.FAILED_TARGETS : ExitStatus.DONE;
    }

    private long rejected(JsonObject upload) {
        upload.getJsonArray("rejected").getValuesAs(JsonObject.class).forEach(row ->
                err().println("line " + row.getJsonNumber("line") + ": " + row.getString("reason")));
        return upload.getJsonNumber("rejectedCount").longValue();
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Says how a campaign stands.")
    private int status(@Parameters(paramLabel = "CAMPAIGN", description = "id or name") String which, @Mixin Waiting waiting) {
        CampaignCalls calls = calls();
        JsonObject campaign = calls.campaign(calls.find(which));
        if (waiting.wanted()) {
            return waiting.follow(calls, campaign, 0, out(), err());
        }
        out().println(CampaignLine.of(campaign, 0));
        return ExitStatus.DONE;
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Releases no further downloads.")
    private int pause(@Parameters(paramLabel = "CAMPAIGN", description = "id or name") String which) {
        return tell(which, "pause");
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Goes on where a campaign was paused or stopped, or failed.")
    private int resume(@Parameters(paramLabel = "CAMPAIGN", description = "id or name") String which) {
        return tell(which, "resume");
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Ends a campaign; downloads on their way go on.")
    private int stop(@Parameters(paramLabel = "CAMPAIGN", description = "id or name") String which) {
        return tell(which, "stop");
    }

    private int tell(String which, String command) {
        CampaignCalls calls = calls();
        out().println(CampaignLine.of(calls.tell(calls.find(which), command), 0));
        return ExitStatus.DONE;
    }

    @Command(name = "report", mixinStandardHelpOptions = true, description = "Writes a row per target as CSV.")
    private int report(
            @Parameters(paramLabel = "CAMPAIGN", description = "id or name") String which,
            @Option(names = "--output", paramLabel = "FILE", description = "where to; the standard output when missing") Path output)
            throws IOException {
        CampaignCalls calls = calls();
        try (InputStream rows = calls.report(calls.find(which))) {
            if (output == null) {
                rows.transferTo(System.out);
                System.out.flush();
            } else {
                Files.copy(rows, output, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return ExitStatus.DONE;
    }

    private static CampaignCalls calls() {
        return new CampaignCalls(new ApiClient(Access.of(System.getenv(), Path.of(System.getProperty("user.home")))));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
