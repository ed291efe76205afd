package org.bipota.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bipota.it.peer.TestSmsc;
import org.bipota.it.server.ArquillianServer;
import org.bipota.it.server.Installation;
import org.bipota.simulator.population.AppletCards;
import org.bipota.simulator.population.Shares;
import org.bipota.simulator.run.Finding;
import org.bipota.simulator.run.RunProgress;
import org.bipota.simulator.run.RunReport;
import org.bipota.simulator.run.RunSettings;
import org.bipota.simulator.run.SimulationRun;
import org.bipota.simulator.server.ServerApi;
import org.bipota.simulator.smsc.SmscSettings;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The EAR file deployed into the running server, as on an operator's own WildFly. */
@ExtendWith({ArquillianServer.class, ArquillianExtension.class})
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentIT {

    private static final String EAR = "bip-ota";
    private static final int HANDSETS = 30;
    private static final double RATE = 10;
    private static final Duration START = Duration.ofMinutes(2);

    @ArquillianResource
    private Deployer deployer;

    /** The file that the build made. */
    @Deployment(name = EAR, managed = false, testable = false)
    static EnterpriseArchive ear() {
        Path file = Path.of(System.getProperty("bipota.root")).resolve("ear/target/bip-ota.ear");
        return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, file.toFile());
    }

    @Test
    @Order(1)
    void theServerIsRightAboutEveryHandsetOfASimulatedNetwork() throws Exception {
        deployer.deploy(EAR);
        // the usual mix gives up on some handsets only when the limit ends: it is the shared configuration's
        RunSettings settings = new RunSettings(HANDSETS, 4711,
                Shares.parse("capable=50,no-bip=10,declines=10,lossy=10,known=5,off-expired=5,changes-to-incapable=5,changes-to-capable=5"),
                RATE, SmscSettings.onPort(ArquillianServer.smscPort()), START, Installation.WINDOW, Installation.LIMIT,
                Duration.ofMinutes(4), true);
        ServerApi api = new ServerApi(URI.create("http://127.0.0.1:" + ArquillianServer.ports().http()), "admin",
                ArquillianServer.ADMIN_PASSWORD);

        try (SimulationRun run = new SimulationRun(settings, api, new AppletCards(AppletCards.USUAL_SERVER_NUMBER),
                Clock.systemUTC(), RunProgress.NONE)) {
            RunReport report = run.run();

            assertThat(report.findings()).hasSize(HANDSETS);
            assertThat(report.right()).as(() -> report.findings().stream().filter(finding -> !finding.right())
                    .map(DeploymentIT::inWords).collect(Collectors.joining("\n"))).isTrue();
        }
    }

    @Test
    @Order(2)
    void undeployingLeavesNoPortNoThreadAndNoBindAndTheNextDeploymentHasThem() throws Exception {
        try (TestSmsc smsc = new TestSmsc(ArquillianServer.smscPort())) {
            smsc.awaitBound();
            assertThat(channelPortsAreFree()).as("ports of channels while deployed").isFalse();
            assertThat(ArquillianServer.stackFrames("org.bipota.smpp", "org.jsmpp", "io.netty")).as("threads while deployed")
                    .contains("org.bipota.smpp", "org.jsmpp", "io.netty");

            deployer.undeploy(EAR);

            Awaitility.await("ports of channels are free").atMost(Duration.ofSeconds(5)).until(DeploymentIT::channelPortsAreFree);
            assertThat(smsc.bound()).as("a link").isFalse();
            assertThat(smsc.withoutUnbind()).as("sessions that ended without unbind").isZero();
            Awaitility.await("no connection to the SMSC").atMost(Duration.ofSeconds(5)).until(() -> smsc.connections() == 0);
            Awaitility.await("no thread runs our code").atMost(Duration.ofSeconds(10)).until(
                    () -> ArquillianServer.stackFrames("org.bipota", "org.jsmpp", "io.netty").isEmpty());
            int binds = smsc.binds();

            deployer.deploy(EAR);

            smsc.awaitBound();
            assertThat(smsc.binds()).isEqualTo(binds + 1);
            assertThat(channelPortsAreFree()).isFalse();
            deployer.undeploy(EAR);
        }
    }

    private static String inWords(Finding finding) {
        return finding.subscriber().behaviour() + " " + finding.fault();
    }

    private static boolean channelPortsAreFree() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket tcp = new ServerSocket(ArquillianServer.ports().tcp(), 1, loopback);
                DatagramSocket udp = new DatagramSocket(ArquillianServer.ports().udp(), loopback)) {
            return tcp.isBound() && udp.isBound();
        } catch (SocketException inUse) {
            return false;
        }
    }
}
