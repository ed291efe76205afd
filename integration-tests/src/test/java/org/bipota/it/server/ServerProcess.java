package org.bipota.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** {@code ./serve} with an environment of its own: started, killed, stopped and started again on the same data folder. */
public final class ServerProcess implements AutoCloseable {

    /** A server that lives for a minute gains less by the optimising compiler than that takes from its neighbours. */
    static final String JAVA_OPTIONS = "-Xms128m -Xmx640m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private static final Path ROOT = Path.of(System.getProperty("bipota.root"));
    private static final Duration START = Duration.ofMinutes(6);
    /** Servers that start beside each other take far longer than one after the other. */
    private static final ReentrantLock ONE_START_AT_A_TIME = new ReentrantLock();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String name;
    private final Map<String, String> environment;
    private final Ports ports;
    private Process process;
    private int starts;

    /**
     * A server that is not started yet.
     *
     * @param name names its folder and its logs
     * @param environment the BIP_OTA_ variables; the folder and the ports are added
     */
    public ServerProcess(String name, Ports ports, Map<String, String> environment) {
        this.name = name;
        this.ports = ports;
        this.environment = new TreeMap<>(environment);
        emptyFolder(name);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        this.environment.putIfAbsent("BIP_OTA_DATA_DIR", folder().toString());
        this.environment.putIfAbsent("BIP_OTA_JAVA_OPTS", JAVA_OPTIONS);
        this.environment.put("BIP_OTA_HTTP_PORT", Integer.toString(ports.http()));
        this.environment.put("BIP_OTA_MANAGEMENT_PORT", Integer.toString(ports.management()));
        this.environment.put("BIP_OTA_BIP_BIND", "127.0.0.1");
        this.environment.put("BIP_OTA_BIP_UDP_PORT", Integer.toString(ports.udp()));
        this.environment.put("BIP_OTA_BIP_TCP_PORT", Integer.toString(ports.tcp()));
    }

    /** The folder of this test run for anything called {@code name}. */
    public static Path folder(String name) {
        return Path.of(System.getProperty("bipota.work")).resolve("servers").resolve(name);
    }

    /** Runs {@code ./serve} with {@code environment} until it ends; for starts that must fail. */
    public static Ended runToEnd(Map<String, String> environment, List<String> arguments, Duration within) throws IOException {
        Path output = Files.createTempFile(Files.createDirectories(folder("refused")), "serve", ".log");
        Process process = process(environment, arguments, output);
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("./serve goes on with " + environment.keySet() + ":\n" + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** How {@code ./serve} ended. */
    public record Ended(int status, String output) {
    }

    /** Its data folder. */
    public Path folder() {
        return folder(name).toAbsolutePath();
    }

    /** An empty folder of this test run; what an earlier run left in it is gone. */
    public static Path emptyFolder(String name) {
        Path folder = folder(name).toAbsolutePath();
        if (Files.exists(folder)) {
            delete(folder);
        }
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public Ports ports() {
        return ports;
    }

    /** Starts it and waits until it is ready. */
    public void start() {
        ONE_START_AT_A_TIME.lock();
        try {
            launch();
            awaitReady();
        } finally {
            ONE_START_AT_A_TIME.unlock();
        }
    }

    /** Starts it without waiting. */
    public void launch() {
        try {
            Files.createDirectories(folder());
            process = process(environment, List.of(), log(++starts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the health check says that it is ready. */
    public void awaitReady() {
        Awaitility.await("server " + name + " ready").atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("server " + name + " ended with " + process.exitValue() + ":\n" + lastLines());
            }
            if (output().contains("started (with errors)")) {
                throw new IllegalStateException("server " + name + " started with errors:\n" + lastLines());
            }
            return status("/health/ready") == 200;
        });
    }

    /** The status of a management request, or 0 when nothing answers. */
    public int status(String path) {
        try {
            return management(path).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** The answer to a management request. */
    public HttpResponse<String> management(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.management() + path))
                .timeout(Duration.ofSeconds(30)).build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** SIGTERM; returns how long the server took to end. */
    public Duration terminate() {
        long from = System.nanoTime();
        process.destroy();
        awaitEnd(Duration.ofSeconds(40));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /** How many threads it has; Linux only. */
    public int threads() {
        return files("task").size();
    }

    /** How many sockets it has open; Linux only. */
    public long sockets() {
        return files("fd").stream().filter(file -> {
            try {
                return Files.readSymbolicLink(file).toString().startsWith("socket:");
            } catch (IOException closedMeanwhile) {
                return false;
            }
        }).count();
    }

    private List<Path> files(String what) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), what))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything it wrote since its latest start. */
    public String output() {
        try {
            return Files.readString(log(starts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its log file. */
    public String logFile() {
        try {
            return Files.readString(folder().resolve("server/log/server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitEnd(Duration within) {
        try {
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("server " + name + " did not end within " + within);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String lastLines() {
        String output = output();
        return output.substring(Math.max(0, output.length() - 4000));
    }

    private Path log(int start) {
        return folder().resolveSibling(name + "-" + start + ".log");
    }

    private static Process process(Map<String, String> environment, List<String> arguments, Path output) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("serve").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(ROOT.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("BIP_OTA_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Ends it if it runs. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroyForcibly();
            awaitEnd(Duration.ofSeconds(10));
        }
    }
}
