package org.bipota.it.server;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts each installation once in a run, and ends it with the run. */
final class SharedInstallations implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedInstallations.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Installation.class || type == Postgres.class && database(context) == Database.POSTGRESQL;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        if (parameter.getParameter().getType() == Postgres.class) {
            return postgres(store);
        }
        return switch (database(context)) {
            case H2 -> store.getOrComputeIfAbsent(Database.H2, key -> new Installation("h2", Map.of()).start(), Installation.class);
            case POSTGRESQL -> store.getOrComputeIfAbsent(Database.POSTGRESQL,
                    key -> new Installation("postgresql", postgres(store).environment()).start(), Installation.class);
        };
    }

    private static Postgres postgres(Store store) {
        return store.getOrComputeIfAbsent(Postgres.class, key -> Postgres.start(), Postgres.class);
    }

    private static Database database(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnServer.class)
                .orElseThrow(() -> new IllegalStateException(context.getRequiredTestClass() + " is not annotated")).value();
    }
}
