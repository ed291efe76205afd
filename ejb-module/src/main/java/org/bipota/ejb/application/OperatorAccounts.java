package org.bipota.ejb.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.bipota.ejb.persistence.OperatorAccount;

/** Who may use the console and the API. */
@Stateless
public class OperatorAccounts {

    /** What unknown names are verified against, so that they take as long to refuse as wrong passwords. */
    private static final String NOBODY = PasswordHash.of("nobody");

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_PASSWORD = 512;

    private EntityManager entities;

    /** For the container's proxy. */
    protected OperatorAccounts() {
    }

    /** Reads the accounts through {@code entities}. */
    @Inject
    public OperatorAccounts(EntityManager entities) {
        this.entities = entities;
    }

    /** The operator with this name, when {@code password} is his. Costs a deliberately slow hash in every case. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Operator> verify(String name, String password) {
        if (name.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        OperatorAccount account = entities.find(OperatorAccount.class, name);
        boolean right = PasswordHash.matches(password, account == null ? NOBODY : account.passwordHash());
        return account != null && right ? Optional.of(new Operator(account.name(), account.role())) : Optional.empty();
    }

    /** Whether there is an account of this name: others may be a password, typed into the wrong field. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean isKnown(String name) {
        return name.length() <= LONGEST_NAME && entities.find(OperatorAccount.class, name) != null;
    }
}
