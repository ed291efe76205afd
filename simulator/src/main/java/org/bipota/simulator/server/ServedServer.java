package org.bipota.simulator.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A server that is started for a trial by {@code ./serve}, perhaps killed and started anew on the same data, and stopped
 * behind it. What the environment says is kept.
 */
public final class ServedServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 40;
    private static final long POLL_MILLIS = 500;

    private final Path script;
    private final Path folder;
    private final Map<String, String> variables;
    private volatile Process process;

    /**
     * Starts it; it is not ready yet.
     *
     * @param script {@code ./serve}
     */
    public ServedServer(Path script, int httpPort, int smscPort) throws IOException {
        this(script, httpPort, smscPort, Map.of());
    }

    /** The same with {@code more} variables, where the environment does not have them. */
    public ServedServer(Path script, int httpPort, int smscPort, Map<String, String> more) throws IOException {
        this.script = script;
        this.folder = Files.createTempDirectory("bipota-load");
        this.variables = new HashMap<>(more);
        variables.put("BIP_OTA_DATA_DIR", folder.toString());
        variables.put("BIP_OTA_ADMIN_PASSWORD", UUID.randomUUID().toString());
        variables.put("BIP_OTA_BIP_ADVERTISED_ADDRESS", "127.0.0.1");
        variables.put("BIP_OTA_SMPP_WINDOW", "256");
        variables.put("BIP_OTA_SMPP_RATE", "100000");
        variables.replaceAll((name, value) -> System.getenv().getOrDefault(name, value));
        variables.put("BIP_OTA_HTTP_PORT", Integer.toString(httpPort));
        variables.put("BIP_OTA_SMPP_PORT", Integer.toString(smscPort));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    private void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(script.toAbsolutePath().toString());
        builder.environment().putAll(variables);
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
    }

    /** The password of the user {@code admin}. */
    public String password() {
        return variables.get("BIP_OTA_ADMIN_PASSWORD");
    }

    /** Where it writes. */
    public Path log() {
        return folder.resolve("serve.log");
    }

    /** Waits until it answers; false when it did not within {@code timeout}, or has ended. */
    public boolean awaitAnswers(ServerApi api, Duration timeout) throws InterruptedException {
        long start = System.nanoTime();
        while (!api.answers()) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() - start > timeout.toNanos()) {
                return false;
            }
        }
        return true;
    }

    /** kill -9, and a start on the same data; it is not ready yet. */
    public void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        start();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
