package org.bipota.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Says where the server that Arquillian starts keeps its files and listens; registered before Arquillian's extension. */
public final class ArquillianServer implements BeforeAllCallback {

    /** The password of the user {@code admin}. */
    public static final String ADMIN_PASSWORD = "deployed-secret-4711";

    private static final Ports PORTS = Ports.free();
    private static final int SMSC_PORT = Ports.one();

    /** Where it listens. */
    public static Ports ports() {
        return PORTS;
    }

    /** Where it looks for the SMSC. */
    public static int smscPort() {
        return SMSC_PORT;
    }

    /** Those of {@code packages} whose code some thread of the server runs now, by the JDK's own dump of its threads. */
    public static Set<String> stackFrames(String... packages) throws IOException, InterruptedException {
        ProcessHandle server = ProcessHandle.current().descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("-Dbip.ota.management.port=" + PORTS.management()))
                .findFirst().orElseThrow();
        Process dump = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jstack").toString(),
                Long.toString(server.pid())).redirectErrorStream(true).start();
        String threads = new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (dump.waitFor() != 0) {
            throw new AssertionError("no dump of the server's threads: " + threads);
        }
        return Arrays.stream(packages).filter(name -> threads.contains("at " + name + ".") || threads.contains("//" + name + "."))
                .collect(Collectors.toSet());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Path folder = ServerProcess.emptyFolder("arquillian");
        Map<String, String> properties = new TreeMap<>();
        Installation.environment(SMSC_PORT, Map.of()).forEach((variable, value) -> properties.put(property(variable), value));
        properties.put("bip.ota.admin.password", ADMIN_PASSWORD);
        properties.put("bip.ota.data.dir", folder.toString());
        properties.put("bip.ota.http.port", Integer.toString(PORTS.http()));
        properties.put("bip.ota.management.port", Integer.toString(PORTS.management()));
        properties.put("bip.ota.bip.bind", "127.0.0.1");
        properties.put("bip.ota.bip.udp.port", Integer.toString(PORTS.udp()));
        properties.put("bip.ota.bip.tcp.port", Integer.toString(PORTS.tcp()));
        for (String own : new String[] {"data", "log", "temp"}) {
            properties.put("jboss.server." + own + ".dir", folder.resolve("server").resolve(own).toString());
        }
        properties.put("org.jboss.boot.log.file", folder.resolve("boot.log").toString());
        System.setProperty("bipota.arquillian.management", Integer.toString(PORTS.management()));
        System.setProperty("bipota.arquillian.jvm", properties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining(" ", ServerProcess.JAVA_OPTIONS + " ", "")));
    }

    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
