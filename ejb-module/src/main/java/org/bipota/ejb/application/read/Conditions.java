package org.bipota.ejb.application.read;

import java.util.ArrayList;
import java.util.List;

/** A {@code where} clause made of those conditions that are asked for. Values are always parameters. */
public final class Conditions {

    private final List<String> clauses = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /** Adds {@code clause}, which has one {@code ?}, unless {@code value} is null. */
    public Conditions with(String clause, Object value) {
        if (value != null) {
            clauses.add(clause);
            parameters.add(value);
        }
        return this;
    }

    /** Adds {@code clause}, which has no parameter, when {@code wanted}. */
    public Conditions when(boolean wanted, String clause) {
        if (wanted) {
            clauses.add(clause);
        }
        return this;
    }

    /** The clause with its keyword, or nothing when there is no condition. */
    public String where() {
        return clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
    }

    /** The parameters in order, followed by {@code last}. */
    public Object[] parameters(Object... last) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(last));
        return all.toArray();
    }
}
