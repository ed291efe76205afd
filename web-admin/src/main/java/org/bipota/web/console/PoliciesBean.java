package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bipota.ejb.application.Configuration;
import org.bipota.ejb.application.Variable;
import org.bipota.ejb.application.console.PolicyLine;
import org.bipota.ejb.application.console.PolicyLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;

/** The policies: those in force by configuration, and those that campaigns brought. */
@Named
@RequestScoped
public class PoliciesBean extends ListBean<PolicyLine> {

    static final List<Variable> IN_FORCE = List.of(Variable.CHECK_WINDOW, Variable.CHECK_LIMIT, Variable.CHECK_ATTEMPTS,
            Variable.PUSH_ATTEMPTS, Variable.SMS_THRESHOLD, Variable.SMS_FALLBACK, Variable.DOWNLOAD_ANSWER,
            Variable.DOWNLOAD_LIMIT, Variable.MIN_SECURITY, Variable.BIP_TRANSPORT);

    @Inject
    private PolicyLines lines;

    @Inject
    private Configuration configuration;

    /** By campaign. */
    public PoliciesBean() {
        super(true);
    }

    @Override
    Slice<PolicyLine> read(Position position, int limit) {
        return lines.list(position, limit);
    }

    @Override
    Map<String, Object> filter() {
        return new LinkedHashMap<>();
    }

    /** The variables that decide checks and downloads. */
    public List<Variable> getInForce() {
        return IN_FORCE;
    }

    /** A variable's value. */
    public String value(Variable variable) {
        return configuration.text(variable).orElse(null);
    }
}
