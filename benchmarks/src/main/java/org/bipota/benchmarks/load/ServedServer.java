package org.bipota.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A server started for a load run by {@code ./serve}, and stopped behind it. What the environment says is kept. */
public final class ServedServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 40;

    private final Process process;
    private final String password;

    /**
     * Starts it; it is not ready yet.
     *
     * @param script {@code ./serve}
     */
    public ServedServer(Path script, int httpPort, int smscPort) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(script.toAbsolutePath().toString());
        Map<String, String> environment = builder.environment();
        Path folder = Files.createTempDirectory("bipota-load");
        environment.putIfAbsent("BIP_OTA_DATA_DIR", folder.toString());
        environment.putIfAbsent("BIP_OTA_ADMIN_PASSWORD", UUID.randomUUID().toString());
        environment.putIfAbsent("BIP_OTA_BIP_ADVERTISED_ADDRESS", "127.0.0.1");
        environment.putIfAbsent("BIP_OTA_SMPP_WINDOW", "256");
        environment.putIfAbsent("BIP_OTA_SMPP_RATE", "100000");
        environment.put("BIP_OTA_HTTP_PORT", Integer.toString(httpPort));
        environment.put("BIP_OTA_SMPP_PORT", Integer.toString(smscPort));
        password = environment.get("BIP_OTA_ADMIN_PASSWORD");
        process = builder.redirectErrorStream(true).redirectOutput(folder.resolve("serve.log").toFile()).start();
    }

    /** The password of the user {@code admin}. */
    public String password() {
        return password;
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
