package org.bipota.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bipota.smpp.api.InboundShortMessage;
import org.bipota.smpp.api.LinkStatus;
import org.bipota.smpp.api.OutboundShortMessage;
import org.bipota.smpp.api.SubmitOutcome;
import org.bipota.smpp.testing.CapturedLog;
import org.bipota.smpp.testing.RawSmsc;
import org.bipota.smpp.testing.TestAdapter;
import org.bipota.smpp.testing.TestCertificates;
import org.bipota.smpp.testing.TestContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SecuredLinkTest {

    private static final int DELIVER_SM = 0x05;
    private static final String BODY = "00" + "01" + "01" + "34393100" + "00" + "01" + "313000"
            + "40" + "00" + "00" + "00" + "00" + "00" + "00" + "04" + "00" + "03" + "027000";

    private static final String RIGHT_AFTER = "right after the handshake, as by one that does not take our certificate";

    @TempDir
    private static Path folder;
    private static TestCertificates certificates;

    private final CapturedLog log = new CapturedLog();
    private final BlockingQueue<List<InboundShortMessage>> received = new LinkedBlockingQueue<>();
    private RawSmsc smsc;
    private TestAdapter adapter;

    @BeforeAll
    static void generate() throws Exception {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void stop() throws Exception {
        log.close();
        if (smsc != null) {
            smsc.close();
        }
        if (adapter != null) {
            adapter.close();
        }
    }

    /** An adapter that trusts the authority and shows the client's certificate. */
    private void use(ServerSocket server) throws Exception {
        smsc = new RawSmsc(server);
        adapter = new TestAdapter(smsc.port());
        adapter.adapter.setTls(true);
        adapter.adapter.setTlsTrustStore(certificates.trustStore("authority"));
        adapter.adapter.setTlsTrustStorePassword(TestCertificates.PASSWORD);
        adapter.adapter.setTlsKeyStore(certificates.keyStore("client"));
        adapter.adapter.setTlsKeyStorePassword(TestCertificates.PASSWORD);
    }

    private void messagesFlow() throws Exception {
        adapter.awaitState(LinkStatus.State.BOUND);
        smsc.send(DELIVER_SM, 0, 7, BODY);
        assertThat(smsc.read()).isEqualTo(new RawSmsc.Pdu(DELIVER_SM | 0x80000000, 0, 7, "00"));
        assertThat(received.poll(10, TimeUnit.SECONDS).get(0).source()).isEqualTo("491");
        var outcome = adapter.submit(new OutboundShortMessage("r", "491701234567", 0x7F, 0xF6, false, List.of(new byte[1]), false,
                null));
        RawSmsc.Pdu submit = smsc.read();
        assertThat(submit.commandId()).isEqualTo(0x04);
        smsc.send(0x80000004, 0, submit.sequence(), "4100");
        assertThat(outcome.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(new SubmitOutcome.Accepted(List.of("A")));
    }

    private void isRefusedBecause(String reason) throws Exception {
        adapter.start(received::add);
        smsc.accept();
        assertThat(smsc.seesEnd()).isTrue();
        assertThat(log.await(1007)).contains("Link smsc: no TLS session with " + adapter.link().smsc()).contains(reason)
                .contains("Check that tlsTrustStore");
        assertThat(adapter.link().lastError()).contains(reason);
        assertThat(adapter.link().binds()).isZero();
        assertThat(log.messages()).noneMatch(message -> message.contains(TestCertificates.PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void messagesFlowOverASecuredLinkOnWhichBothShowTheirCertificates(String protocol) throws Exception {
        use(certificates.server("localhost", true, protocol));
        adapter.start(received::add);
        smsc.acceptBind();

        messagesFlow();
        smsc.drop();
        smsc.acceptBind();
        messagesFlow();
    }

    @Test
    void theHostIsLookedForByItsNameToo() throws Exception {
        use(certificates.server("localhost", true));
        adapter.adapter.setHost("localhost");
        adapter.start(received::add);
        smsc.acceptBind();
        messagesFlow();
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        use(certificates.server("otherhost", true));
        isRefusedBecause("No subject alternative names matching IP address 127.0.0.1");
    }

    @Test
    void aCertificateForAnotherHostIsTakenWhereTheNameIsNotChecked() throws Exception {
        use(certificates.server("otherhost", true));
        adapter.adapter.setTlsHostNameCheck(false);
        adapter.start(received::add);
        smsc.acceptBind();
        messagesFlow();
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() throws Exception {
        use(certificates.server("localhost", true));
        adapter.adapter.setTlsTrustStore(certificates.trustStore("stranger-authority"));
        isRefusedBecause("unable to find valid certification path");
    }

    @Test
    void withoutATrustStoreTheAuthoritiesOfTheRuntimeCount() throws Exception {
        use(certificates.server("localhost", true));
        adapter.adapter.setTlsTrustStore("");
        isRefusedBecause("unable to find valid certification path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aMissingClientCertificateIsSaidSo(String protocol) throws Exception {
        use(certificates.server("localhost", true, protocol));
        adapter.adapter.setTlsKeyStore("none");
        isRefusedBecause("TLSv1.3".equals(protocol) ? RIGHT_AFTER : "");
    }

    @Test
    void aClientCertificateOfAnAuthorityTheSmscDoesNotKnowIsSaidSo() throws Exception {
        use(certificates.server("localhost", true));
        adapter.adapter.setTlsKeyStore(certificates.keyStore("stranger"));
        isRefusedBecause(RIGHT_AFTER);
    }

    @Test
    void anSmscWithoutACommonVersionIsSaidSo() throws Exception {
        use(certificates.server("localhost", true, "TLSv1.2"));
        adapter.adapter.setTlsProtocols("TLSv1.3");
        isRefusedBecause("protocol_version");
    }

    @Test
    void anSmscThatSpeaksNoTlsIsSaidSo() throws Exception {
        use(new ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress()));
        adapter.start(received::add);
        smsc.accept();
        smsc.sendHex("00000010800000000000000300000000");
        assertThat(log.await(1007)).contains("Unsupported or unrecognized SSL message");
    }

    @Test
    void aHandshakeWithoutAnAnswerEndsAfterTheConnectTimeout() throws Exception {
        use(new ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress()));
        adapter.adapter.setConnectTimeoutMillis(200);
        adapter.start(received::add);
        smsc.accept();
        assertThat(log.await(1007)).contains("no answer to the handshake within 200 ms");
    }

    @Test
    void aRenewedTrustStoreCountsAtTheNextAttempt() throws Exception {
        use(certificates.server("localhost", true));
        Path used = folder.resolve("renewed.p12");
        Files.copy(Path.of(certificates.trustStore("stranger-authority")), used, StandardCopyOption.REPLACE_EXISTING);
        adapter.adapter.setTlsTrustStore(used.toString());
        adapter.start(received::add);
        smsc.accept();
        assertThat(smsc.seesEnd()).isTrue();

        Path renewed = folder.resolve("renewed.new");
        Files.copy(Path.of(certificates.trustStore("authority")), renewed, StandardCopyOption.REPLACE_EXISTING);
        Files.move(renewed, used, StandardCopyOption.ATOMIC_MOVE);

        while (adapter.link().state() != LinkStatus.State.BOUND) {
            smsc.accept();
            bindIfTrusted();
        }
        messagesFlow();
    }

    private void bindIfTrusted() throws Exception {
        try {
            RawSmsc.Pdu bind = smsc.read();
            smsc.send(bind.commandId() | 0x80000000, 0, bind.sequence(), "736D736300");
            adapter.awaitState(LinkStatus.State.BOUND);
        } catch (java.io.IOException e) {
            assertThat(e).as("an attempt begun before the renewal").isInstanceOf(javax.net.ssl.SSLException.class);
        }
    }

    @Test
    void unusableFilesAndVersionsAreNamedBeforeAnythingStarts() throws Exception {
        use(certificates.server("localhost", true));
        adapter.adapter.setTlsTrustStore(folder.resolve("missing.p12").toString());
        adapter.adapter.setTlsKeyStorePassword("wrong password");
        adapter.adapter.setTlsProtocols("TLSv1.3,TLSv9");

        assertThatThrownBy(() -> adapter.adapter.start(new TestContainer())).isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("tlsTrustStore: \"" + folder.resolve("missing.p12") + "\" cannot be used: no such file")
                .hasMessageContaining("tlsKeyStore: ")
                .hasMessageContaining("tlsProtocols: \"TLSv1.3,TLSv9\" cannot be used: allowed are [")
                .hasMessageNotContaining("wrong password");
    }

    @Test
    void aStoreWithoutWhatItIsForIsNamed() throws Exception {
        use(certificates.server("localhost", true));
        adapter.adapter.setTlsKeyStore(certificates.trustStore("authority"));
        adapter.adapter.setTlsTrustStore(certificates.keyStore("client"));

        assertThatThrownBy(() -> adapter.adapter.start(new TestContainer())).isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("it holds no private key").hasMessageContaining("it holds no trusted certificate");
    }
}
