package org.bipota.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignCommandTest {

    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(folder.resolve("password"), "secret\n").toString();
    }

    @Test
    void whatCannotBeUsedIsAnsweredWithStatusTwoAndItsReason() {
        assertThat(campaign("--octets", "9000")).isEqualTo(2);
        assertThat(err.toString()).contains("9000 octets").contains("1 to 8192");
        assertThat(campaign("--kill-at", "20%")).isEqualTo(2);
        assertThat(err.toString()).contains("--kill-at needs --serve");
        assertThat(campaign("--kill-at", "soon", "--serve", "serve")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no percentage");
        assertThat(campaign("--kill-at", "50%,20%", "--serve", "serve")).isEqualTo(2);
        assertThat(err.toString()).contains("ascending");
        assertThat(campaign("--push-attempts", "0")).isEqualTo(2);
        assertThat(campaign("--shares", "off=1,off=1")).isEqualTo(2);
    }

    @Test
    void aServerThatIsNotThereIsAnsweredWithStatusThree() {
        assertThat(campaign("--handsets", "2", "--smsc-port", "0", "--server", "http://127.0.0.1:1")).isEqualTo(3);
        assertThat(err.toString()).contains("http://127.0.0.1:1").contains("not reached").doesNotContain("secret");
    }

    private int campaign(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "campaign";
        arguments[1] = "--password-file";
        arguments[2] = password;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Simulator.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
