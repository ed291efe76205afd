package org.bipota.applet.cap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No development kit is needed: {@link PretendedTools} answer as the programs of one do, right or wrong. */
class CapBuildTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @TempDir
    private Path folder;
    private final PretendedTools tools = new PretendedTools();
    private JavaCardKit sdk;

    @BeforeEach
    void makeKit() throws IOException {
        Files.createDirectories(folder.resolve("sdk/lib"));
        Files.createFile(folder.resolve("sdk/lib/tools.jar"));
        sdk = JavaCardKit.sdk(folder.resolve("sdk"));
    }

    @Test
    void capFileIsConvertedAndVerifiedAgainstTheExportFilesOfTheStubs() throws IOException {
        Path cap = build().run();

        assertThat(CapFile.read(cap).code()).isEqualTo(tools.codeOctets);
        assertThat(tools.converted).containsExactly("org.bipota.applet");
        assertThat(tools.verified).map(file -> file.getFileName().toString())
                .containsExactly("access.exp", "toolkit.exp", "applet.cap");
        assertThat(tools.lastArguments).contains(work().resolve("exports/uicc/toolkit/javacard/toolkit.exp").toString(),
                work().resolve("exports/uicc/access/javacard/access.exp").toString());
    }

    @Test
    void folderWithoutSdkIsRefused() {
        assertThatThrownBy(() -> JavaCardKit.sdk(folder.resolve("nowhere"))).isInstanceOf(CapBuildException.class)
                .hasMessageContainingAll("javacard.home", "nowhere", "lib/tools.jar");
        assertThatThrownBy(() -> JavaCardKit.kit22(folder.resolve("sdk"))).isInstanceOf(CapBuildException.class)
                .hasMessageContainingAll("javacard22.home", "lib/converter.jar");
    }

    @Test
    void olderSdkIsRefused() {
        tools.version = "[ INFO ] Converter [v24.1]";
        assertFails("release 24.1");
    }

    @Test
    void sdkThatTellsNoReleaseIsRefused() {
        tools.version = "Java Card 3.1.0 Class File Converter";
        assertFails("tells no release");
    }

    @Test
    void converterThatEndsWellAndWritesNothingFailsTheBuild() {
        tools.writes = false;
        assertFails("wrote no CAP file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ SEVERE ] something\nconversion completed with 0 errors and 0 warnings.",
        "error: class X: unsupported\nconversion completed with 0 errors and 0 warnings.",
        "conversion completed with 1 errors and 0 warnings.", "conversion completed with 10 errors and 0 warnings.", ""})
    void converterThatComplainsAndEndsWellFailsTheBuild(String output) {
        tools.converterOutput = output;
        assertFails("did not finish without errors");
    }

    @Test
    void converterThatEndsBadlyFailsTheBuild() {
        tools.converterStatus = 1;
        assertFails("did not finish without errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Verification completed with 0 warnings and 1 error.",
        "Verification completed with 0 warnings and 10 errors.", "[ INFO ] Verifying CAP file", ""})
    void verifierThatDoesNotSayNoErrorsFailsTheBuild(String output) {
        tools.capVerifierOutput = output;
        assertFails("does not accept the CAP file");
    }

    @Test
    void verifierThatEndsBadlyFailsTheBuild() {
        tools.verifierStatus = 1;
        assertFails("does not accept the export file of uicc.access");
    }

    @Test
    void codeBeyondTheBudgetFailsTheBuild() {
        tools.codeOctets = CapBuild.CODE_BUDGET + 1;
        assertFails("the byte code has 8193 octets, allowed are 8192");
    }

    @Test
    void capFileOfAnEarlierBuildIsNotTakenForThisOne() throws IOException {
        build().run();
        tools.writes = false;
        assertFails("wrote no CAP file");
    }

    @Test
    void oldKitsGetOldClassFiles() throws IOException {
        Files.createDirectories(folder.resolve("kit/lib"));
        Files.createFile(folder.resolve("kit/lib/converter.jar"));
        Files.createDirectories(folder.resolve("kit/api_export_files/javacard/framework/javacard"));
        Files.createFile(folder.resolve("kit/api_export_files/javacard/framework/javacard/framework.exp"));
        new CapBuild(JavaCardKit.kit22(folder.resolve("kit")), tools, CLASSES, work()).run();

        byte[] given = Files.readAllBytes(work().resolve("classes/org/bipota/applet/BipOtaApplet.class"));
        assertThat(given[7]).isEqualTo((byte) 46);
        byte[] compiled = Files.readAllBytes(CLASSES.resolve("org/bipota/applet/BipOtaApplet.class"));
        assertThat(compiled[7]).isEqualTo((byte) 52);
        assertThat(tools.lastArguments).anyMatch(argument -> argument.endsWith("javacard/framework/javacard/framework.exp"));
    }

    @Test
    void exportFilesFromElsewhereMustLeadToTheSameCalls() throws IOException {
        CapBuild build = build();
        Path cap = build.run();
        for (String toolkit : List.of("access", "toolkit")) {
            Path export = folder.resolve("etsi/uicc").resolve(toolkit).resolve("javacard").resolve(toolkit + ".exp");
            assertThatThrownBy(() -> build.compare(cap, folder.resolve("etsi"))).isInstanceOf(CapBuildException.class)
                    .hasMessageContaining("there is no " + export);
            Files.createDirectories(export.getParent());
            Files.createFile(export);
        }
        build.compare(cap, folder.resolve("etsi"));
        assertThat(tools.lastArguments).contains(folder.resolve("etsi").toString());

        tools.codeOctets--;
        assertThatThrownBy(() -> build.compare(cap, folder.resolve("etsi"))).isInstanceOf(CapBuildException.class)
                .hasMessageContaining("another in [Method]");
    }

    private void assertFails(String reason) {
        assertThatThrownBy(() -> build().run()).isInstanceOf(CapBuildException.class).hasMessageContaining(reason);
    }

    private CapBuild build() {
        return new CapBuild(sdk, tools, CLASSES, work());
    }

    private Path work() {
        return folder.resolve("work");
    }
}
