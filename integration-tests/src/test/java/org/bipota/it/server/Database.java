package org.bipota.it.server;

/** What a shared installation keeps its data in. */
public enum Database {
    /** The default: a file in the data folder. */
    H2,
    /** A PostgreSQL of this test run, named by the three environment variables. */
    POSTGRESQL
}
