package org.bipota.simulator.run;

/** The server knows results of an earlier trial with the same numbers, which could pass for results of this one. */
public final class SeedUsedException extends Exception {

    private static final long serialVersionUID = 1L;

    SeedUsedException(long seed) {
        super("the server has checked subscribers of seed " + seed
                + " already; take a seed with three other last digits, or an empty server");
    }
}
