package org.bipota.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which module may import what. What a rule does not name is forbidden, so that a new dependency is a decision. */
class ModuleBoundariesTest {

    private static final String[] JDK = {"java.."};
    private static final String[] JAKARTA_AND_LOGGING = {"java..", "javax..", "jakarta..", "org.jboss.logging.."};

    @Test
    void theProtocolIsPure() {
        Set<String> values = Set.of(InetAddress.class.getName(), UnknownHostException.class.getName(),
                "java.net.Inet4Address", "java.net.Inet6Address", ByteArrayOutputStream.class.getName());
        DescribedPredicate<JavaClass> world = describe("I/O, threads, logging or a clock", type ->
                !values.contains(type.getName()) && (resideInAnyPackage(
                        "java.io..", "java.net..", "java.nio.channels..", "java.nio.file..", "java.util.logging..",
                        "java.util.concurrent.locks..").test(type)
                        || type.isAssignableTo(java.util.concurrent.Executor.class)
                        || type.isAssignableTo(Thread.class)
                        || type.isAssignableTo(System.Logger.class)
                        || type.isAssignableTo(Clock.class)));
        mayImport("protocol", "org.bipota.protocol..", "java..", "javax.crypto..", "org.bouncycastle..");
        noClasses().should().dependOnClassesThat(world)
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(java.time.Instant.class, "now")
                .because("time and effects are arguments and results of the codecs and state machines")
                .check(Modules.classesOf("protocol"));
    }

    @Test
    void theServersLogKnowsNothingOfOurs() {
        classes().should().onlyDependOnClassesThat(resideInAnyPackage("org.bipota.log..", "org.jboss.logmanager..", "java.."))
                .check(Modules.classesOf("ear/server-log"));
    }

    @Test
    void theSmppAdapterKnowsJsmppAndNothingElseOfOurs() {
        mayImport("jca-smpp-adapter", "org.bipota.smpp..", "org.jsmpp..", "org.slf4j..");
    }

    @Test
    void theBipAdapterKnowsTheProtocolAndNetty() {
        mayImport("jca-bip-adapter", "org.bipota.bip..", "org.bipota.protocol..", "io.netty..");
    }

    @Test
    void theAdaptersApiIsPlainJava() {
        noClasses().that().resideInAnyPackage("org.bipota.smpp.api..", "org.bipota.bip.api..")
                .should().dependOnClassesThat(resideInAnyPackage("org.jsmpp..", "io.netty.."))
                .check(Modules.classesOf("jca-smpp-adapter"));
        noClasses().that().resideInAPackage("org.bipota.bip.api..").should().dependOnClassesThat(resideInAPackage("io.netty.."))
                .check(Modules.classesOf("jca-bip-adapter"));
    }

    @Test
    void theEjbModuleKnowsTheProtocolAndTheAdaptersPublicApi() {
        mayImport("ejb-module", "org.bipota.ejb..", "org.bipota.protocol..", "org.bipota.smpp.api..", "org.bipota.bip.api..",
                "org.flywaydb..", "org.hibernate..", "org.apache.commons.csv..", "org.jboss.ejb3.annotation..",
                "org.wildfly.security..", "org.h2.api");
    }

    @Test
    void onlyTheGateBeforeItKnowsH2() {
        noClasses().that().doNotHaveFullyQualifiedName("org.bipota.ejb.persistence.H2StatementGate")
                .should().dependOnClassesThat(resideInAPackage("org.h2.."))
                .check(Modules.classesOf("ejb-module"));
    }

    @Test
    void onlyTheStoreOfTheMasterKeysKnowsElytron() {
        noClasses().that().resideOutsideOfPackage("org.bipota.ejb.application.masterkey..")
                .should().dependOnClassesThat(resideInAPackage("org.wildfly.."))
                .check(Modules.classesOf("ejb-module"));
    }

    @Test
    void theDomainKnowsTheProtocolAndNoContainer() {
        classes().that().resideInAPackage("org.bipota.ejb.domain..")
                .should().onlyDependOnClassesThat(resideInAnyPackage("org.bipota.ejb.domain..", "org.bipota.protocol..", "java.."))
                .check(Modules.classesOf("ejb-module"));
        noClasses().that().resideInAPackage("org.bipota.ejb.domain..")
                .should().dependOnClassesThat().areAssignableTo(Clock.class)
                .orShould().callMethod(java.time.Instant.class, "now")
                .because("time comes with the events")
                .check(Modules.classesOf("ejb-module"));
    }

    @Test
    void persistenceIsBelowTheServices() {
        noClasses().that().resideInAPackage("org.bipota.ejb.persistence..")
                .should().dependOnClassesThat(resideInAnyPackage("org.bipota.ejb.application..", "org.bipota.ejb.inbound..",
                        "org.bipota.ejb.outbound..", "org.bipota.ejb.batch.."))
                .check(Modules.classesOf("ejb-module"));
    }

    @Test
    void onlyTheMessageDrivenBeansAndTheSendersTouchTheAdapters() {
        noClasses().that().resideInAnyPackage("org.bipota.ejb.domain..", "org.bipota.ejb.persistence..")
                .should().dependOnClassesThat(resideInAnyPackage("org.bipota.smpp..", "org.bipota.bip.."))
                .check(Modules.classesOf("ejb-module"));
    }

    @Test
    void theWebModuleKnowsTheServicesAndNeitherAdaptersNorPersistence() {
        noClasses().should().dependOnClassesThat(resideInAnyPackage(
                        "org.bipota.smpp..", "org.bipota.bip..", "org.bipota.ejb.persistence..", "org.bipota.ejb.inbound..",
                        "org.bipota.ejb.outbound..", "org.bipota.ejb.batch..", "jakarta.persistence.."))
                .check(Modules.classesOf("web-admin"));
        noClasses().should().dependOnClassesThat(resideInAPackage("org.bipota..")
                        .and(not(resideInAnyPackage("org.bipota.web..", "org.bipota.ejb.."))))
                .check(Modules.classesOf("web-admin"));
    }

    @Test
    void theCommandLineIsAClientOfItsOwn() {
        classes().that().resideInAPackage("org.bipota.web.cli..")
                .should().onlyDependOnClassesThat(resideInAnyPackage("org.bipota.web.cli..", "picocli..", "jakarta.json", "java.."))
                .check(Modules.classesOf("web-admin"));
        noClasses().that().resideOutsideOfPackage("org.bipota.web.cli..")
                .should().dependOnClassesThat(resideInAnyPackage("org.bipota.web.cli..", "picocli.."))
                .check(Modules.classesOf("web-admin"));
    }

    @Test
    void theAppletKnowsJavaCardAndTheToolkitOnly() {
        classes().that().resideInAPackage("org.bipota.applet..")
                .should().onlyDependOnClassesThat(resideInAnyPackage(
                        "org.bipota.applet..", "java.lang", "javacard..", "javacardx..", "uicc.."))
                .check(Modules.classesOf("applet"));
    }

    @Test
    void theSimulatorSharesNothingWithTheServer() {
        classes().should().onlyDependOnClassesThat(resideInAnyPackage("org.bipota.simulator..", "org.bipota.protocol..",
                        "org.bipota.applet..", "uicc..", "javacard..", "javacardx..", "com.licel.jcardsim..", "org.jsmpp..", "org.slf4j..",
                        "picocli..", "me.tongfei.progressbar..", "com.fasterxml.jackson..", "java..", "javax.crypto..", "com.sun.management.."))
                .check(Modules.classesOf("simulator"));
    }

    @TestFactory
    Stream<DynamicTest> packagesHaveNoCycles() {
        return Stream.of(
                new Slice("protocol", "org.bipota.protocol.(*).."),
                new Slice("jca-smpp-adapter", "org.bipota.smpp.(*).."),
                new Slice("jca-bip-adapter", "org.bipota.bip.(*).."),
                new Slice("ejb-module", "org.bipota.ejb.(*).."))
                .map(slice -> DynamicTest.dynamicTest(slice.module(), () -> slices().matching(slice.packages())
                        .should().beFreeOfCycles().check(Modules.classesOf(slice.module()))));
    }

    private record Slice(String module, String packages) {
    }

    private static void mayImport(String module, String ours, String... others) {
        String[] allowed = Stream.of(Stream.of(ours), Stream.of(others),
                        Stream.of("protocol".equals(module) ? JDK : JAKARTA_AND_LOGGING))
                .flatMap(packages -> packages).toArray(String[]::new);
        classes().should().onlyDependOnClassesThat(resideInAnyPackage(allowed)).check(Modules.classesOf(module));
    }
}
