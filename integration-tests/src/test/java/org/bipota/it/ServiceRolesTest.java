package org.bipota.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import org.junit.jupiter.api.Test;

/** What API and console call of the services checks the caller's role itself: a page that forgets to ask changes nothing. */
class ServiceRolesTest {

    private static final String SERVICES = "org.bipota.ejb.application";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final String STATELESS = "jakarta.ejb.Stateless";
    private static final String APPLICATION_SCOPED = "jakarta.enterprise.context.ApplicationScoped";
    private static final String ROLE_CHECKED = SERVICES + ".RoleChecked";

    /** Decides what a caller is shown, by the roles it is told. */
    private static final String NO_SERVICE = SERVICES + ".privacy.DisclosurePolicy";

    @Test
    void everyServiceThatPagesAndApiCallChecksTheRole() {
        noClasses().that().resideInAnyPackage("org.bipota.web.api..", "org.bipota.web.console..")
                .should().callMethodWhere(DescribedPredicate.describe("a service's method lets everybody in",
                        ServiceRolesTest::letsEverybodyIn))
                .because("the service is the last to ask; reading (package read) is for everyone who signed in")
                .check(Modules.classesOf("web-admin", "ejb-module"));
    }

    private static boolean letsEverybodyIn(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        JavaClass service = target.getOwner();
        boolean asks = target.resolveMember().map(ServiceRolesTest::asks).orElse(false);
        return service.getPackageName().startsWith(SERVICES) && !service.getPackageName().startsWith(SERVICES + ".read")
                && !service.getName().equals(NO_SERVICE)
                && (service.isAnnotatedWith(STATELESS) || service.isAnnotatedWith(APPLICATION_SCOPED)) && !asks;
    }

    private static boolean asks(JavaMethod method) {
        return method.isAnnotatedWith(ROLES_ALLOWED)
                && (method.isAnnotatedWith(ROLE_CHECKED) || method.getOwner().isAnnotatedWith(STATELESS))
                || method.getOwner().isAnnotatedWith(ROLES_ALLOWED) && method.getOwner().isAnnotatedWith(STATELESS);
    }
}
