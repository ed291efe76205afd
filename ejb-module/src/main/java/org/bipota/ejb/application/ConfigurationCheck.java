package org.bipota.ejb.application;

import java.io.PrintStream;
import java.util.List;

/** Checks the configuration before the server is started, with nothing but the JDK and this application's jars. */
public final class ConfigurationCheck {

    private ConfigurationCheck() {
    }

    /** Prints each problem to the standard error stream and exits with status 1, or with 0 when there is none. */
    public static void main(String[] arguments) {
        System.exit(report(Configuration.problems(Configuration::ofSystem), System.err));
    }

    static int report(List<String> problems, PrintStream to) {
        problems.forEach(to::println);
        return problems.isEmpty() ? 0 : 1;
    }
}
