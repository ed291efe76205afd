package org.bipota.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server whose keys cannot be opened does nothing by itself, and so nothing waits for its start when it is stopped. */
class StartOrderTest {

    private static final String FIRST = "ServerLifecycle";

    @Test
    void whatWorksByItselfStartsOnceTheServerIsKnownToBeUsable() {
        classes().that().areAnnotatedWith("jakarta.ejb.Startup").and().doNotHaveSimpleName(FIRST)
                .should().beAnnotatedWith(DescribedPredicate.describe("@DependsOn(\"" + FIRST + "\")", StartOrderTest::isBehindTheFirst))
                .check(Modules.classesOf("ejb-module"));
    }

    private static boolean isBehindTheFirst(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getName().equals("jakarta.ejb.DependsOn")
                && annotation.get("value").map(names -> List.of((Object[]) names).contains(FIRST)).orElse(false);
    }
}
