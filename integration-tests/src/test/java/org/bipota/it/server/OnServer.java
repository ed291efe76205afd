package org.bipota.it.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The class's tests run against the shared installation on this database, which they get as a parameter of type
 * {@link Installation}; beside each other, since each has its own subscribers and most of them wait for a window to end.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedInstallations.class)
@Execution(ExecutionMode.CONCURRENT)
public @interface OnServer {

    /** The database. */
    Database value();
}
