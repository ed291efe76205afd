package org.bipota.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A server whose keys cannot be opened does nothing by itself, and so nothing waits for its start when it is stopped. */
class StartOrderTest {

    private static final String FIRST = "ServerLifecycle";
    private static final Set<String> ITS_NAMES = Set.of(FIRST, "ejb.jar#" + FIRST);

    @Test
    void whatWorksByItselfStartsOnceTheServerIsKnownToBeUsable() {
        classes().that().areAnnotatedWith("jakarta.ejb.Startup").and().doNotHaveSimpleName(FIRST)
                .should().beAnnotatedWith(DescribedPredicate.describe("@DependsOn(\"" + FIRST + "\")", StartOrderTest::isBehindTheFirst))
                .check(Modules.classesOf("ejb-module", "web-admin"));
    }

    private static boolean isBehindTheFirst(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getName().equals("jakarta.ejb.DependsOn")
                && annotation.get("value").map(names -> Stream.of((Object[]) names).anyMatch(ITS_NAMES::contains)).orElse(false);
    }
}
