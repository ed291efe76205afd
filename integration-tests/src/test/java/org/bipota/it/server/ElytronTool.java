package org.bipota.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** WildFly's own tool for credential stores, of the server that was built. */
public final class ElytronTool {

    private static final Path SCRIPT = Path.of(System.getProperty("bipota.root")).resolve("ear/target/server/bin/elytron-tool.sh");

    private ElytronTool() {
    }

    /**
     * The aliases of a credential store.
     *
     * @param password a file whose first line is the password, which thus stands on no command line
     */
    public static List<String> aliases(Path store, Path password) {
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "credential-store", "--location", store.toString(),
                "--properties", "keyStoreType=PKCS12", "--aliases");
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.redirectErrorStream(true).redirectInput(password.toFile());
        try {
            Process tool = builder.start();
            String output = new String(tool.getInputStream().readAllBytes());
            if (tool.waitFor() != 0) {
                throw new AssertionError("elytron-tool ended with " + tool.exitValue() + ":\n" + output);
            }
            // Credential store contains following aliases: card-keys-2
            return List.of(output.substring(output.lastIndexOf(':') + 1).strip().split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
