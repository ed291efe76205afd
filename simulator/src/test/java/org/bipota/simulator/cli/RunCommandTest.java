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
import picocli.CommandLine;

class RunCommandTest {

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
        assertThat(run()).isEqualTo(2);
        assertThat(run("run", "--password-file", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("missing");
        assertThat(run("run", "--password-file", password, "--shares", "nonsense=1")).isEqualTo(2);
        assertThat(err.toString()).contains("no behaviour is called 'nonsense'");
        assertThat(run("run", "--password-file", password, "--check-window", "10")).isEqualTo(2);
        assertThat(run("run", "--password-file", password, "--rate", "0")).isEqualTo(2);
        assertThat(run("run", "--password-file", password, "--handsets", "0", "--smsc-port", "0")).isEqualTo(2);
        assertThat(run("run", "--password-file", password, "--server", "127.0.0.1:8080")).isEqualTo(2);
        assertThat(run("run", "--password-file", password, "--server", "localhost:8080")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("secret");
    }

    @Test
    void aServerThatIsNotThereIsAnsweredWithStatusThree() {
        assertThat(run("run", "--password-file", password, "--handsets", "2", "--smsc-port", "0",
                "--server", "http://127.0.0.1:1")).isEqualTo(3);
        assertThat(err.toString()).contains("http://127.0.0.1:1").contains("not reached");
        assertThat(out.toString()).contains("importing 2 cards");
    }

    @Test
    void helpNamesTheExitStatus() {
        assertThat(run("run", "--help")).isZero();
        assertThat(out.toString()).contains("--check-window").contains("every verdict is right");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Simulator.commandLine();
        return commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
