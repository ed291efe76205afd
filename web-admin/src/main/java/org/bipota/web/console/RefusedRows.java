package org.bipota.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** The part of a file's refused rows that pages show. */
@Named("refusedRows")
@ApplicationScoped
public class RefusedRows {

    private static final int SHOWN = 100;

    /** The first of them; none for null. */
    public <T> List<T> first(List<T> rows) {
        return rows == null ? List.of() : rows.subList(0, Math.min(SHOWN, rows.size()));
    }
}
