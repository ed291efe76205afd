package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bipota.it.server.CampaignOrders;
import org.bipota.it.server.Database;
import org.bipota.it.server.Installation;
import org.bipota.it.server.OnServer;
import org.bipota.it.server.Subscriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bip-ota} as a scheduler runs it (contract 4), one test for each exit status. */
@OnServer(Database.H2)
class CommandLineIT {

    private static final int ABOVE_THE_SMS_THRESHOLD = 2_000;

    @TempDir
    private Path directory;

    private record Ended(int status, String output) {

        String lastLine() {
            return output.lines().reduce("", (before, line) -> line);
        }
    }

    @Test
    void zeroWhenDoneAsAsked(Installation installation) {
        Subscriber subscriber = installation.subscriber();
        String content = new CampaignOrders(installation).content(ABOVE_THE_SMS_THRESHOLD);

        Ended ended = run(installation, "campaign", "start", content, "--content", content, "--targets",
                targets(List.of(subscriber.msisdn())), "--idempotency-key", content, "--wait", "--timeout", "PT1M");
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.lastLine()).contains("state=DONE targets=1 done=0 notified=1 failed=0 pending=0");

        Ended repeated = run(installation, "campaign", "start", content, "--content", content, "--targets",
                targets(List.of(subscriber.msisdn())), "--idempotency-key", content, "--wait");
        assertThat(repeated.lastLine()).as("a repeat").isEqualTo(ended.lastLine());
        assertThat(run(installation, "campaign", "status", content).lastLine()).isEqualTo(ended.lastLine());
        assertThat(run(installation, "campaign", "report", content).output()).contains(subscriber.msisdn() + ",NOTIFY,NOTIFIED");
    }

    @Test
    void auditRecordsAreVerifiedForAdminOnly(Installation installation) {
        Ended verified = run(access(installation, "admin", installation.password("admin")), "audit", "verify");
        assertThat(verified.status()).as(verified.output()).isZero();
        assertThat(verified.lastLine()).startsWith("intact verified=").contains(" hash=");

        assertThat(run(installation, "audit", "verify").status()).as("as operator").isEqualTo(4);
    }

    @Test
    void oneWhenTargetsFailed(Installation installation) {
        String content = new CampaignOrders(installation).content(10);

        Ended ended = run(installation, "campaign", "start", "nobody", "--content", content, "--targets",
                targets(CampaignOrders.nobodies(2)), "--wait", "--timeout", "PT1M");

        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        assertThat(ended.lastLine()).contains("state=DONE targets=2 done=0 notified=0 failed=2");
    }

    @Test
    void twoWhenTheCommandLineCannotBeUsed(Installation installation) throws IOException {
        Path open = Files.writeString(directory.resolve("open"), "BIP_OTA_PASSWORD=secret");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(run(installation, "campaign", "start", "x").status()).isEqualTo(2);
        assertThat(run(installation, "campaign", "start", "x", "--content", "c", "--targets", "/no/such/file").status()).isEqualTo(2);
        assertThat(run(Map.of("BIP_OTA_CONFIG", open.toString()), "campaign", "status", "1")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.output()).contains("chmod 600").doesNotContain("secret");
        });
    }

    @Test
    void threeWhenTheServerIsNotReached() {
        assertThat(run(Map.of("BIP_OTA_URL", "http://127.0.0.1:1", "BIP_OTA_USER", "operator", "BIP_OTA_PASSWORD", "x"),
                "campaign", "status", "1").status()).isEqualTo(3);
    }

    @Test
    void fourWhenRefused(Installation installation) {
        String targets = targets(CampaignOrders.nobodies(1));

        assertThat(run(access(installation, "operator", "wrong"), "campaign", "status", "1").status()).isEqualTo(4);
        assertThat(run(access(installation, "viewer", installation.password("viewer")), "campaign", "start", "x", "--content", "c",
                "--targets", targets).status()).isEqualTo(4);
        assertThat(run(installation, "campaign", "start", "x", "--content", "no-such-content", "--targets", targets).status()).isEqualTo(4);
        assertThat(run(installation, "campaign", "pause", "999999999").status()).isEqualTo(4);
    }

    @Test
    void fiveWhenStoppedOrNotEndedInTime(Installation installation) {
        String content = new CampaignOrders(installation).content(10);
        String targets = targets(CampaignOrders.nobodies(1));
        Ended late = run(installation, "campaign", "start", content, "--content", content, "--targets", targets, "--wait",
                "--timeout", "PT0S");
        assertThat(late.status()).as(late.output()).isEqualTo(5);

        String path = new CampaignOrders(installation).order(CampaignOrders.body(content, ""));
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(run(installation, "campaign", "stop", id).status()).isZero();
        assertThat(run(installation, "campaign", "status", id, "--wait").status()).isEqualTo(5);
    }

    private String targets(List<String> msisdns) {
        try {
            return Files.writeString(Files.createTempFile(directory, "targets", ".csv"), "msisdn\n" + String.join("\n", msisdns) + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ended run(Installation installation, String... arguments) {
        return run(access(installation, "operator", installation.password("operator")), arguments);
    }

    private static Map<String, String> access(Installation installation, String user, String password) {
        return Map.of("BIP_OTA_URL", "http://127.0.0.1:" + installation.server().ports().http(), "BIP_OTA_USER", user,
                "BIP_OTA_PASSWORD", password);
    }

    private static Ended run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("bipota.root"), "bip-ota").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
