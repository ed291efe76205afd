package org.bipota.ejb.application;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.bipota.ejb.domain.Role;
import org.bipota.ejb.persistence.OperatorAccount;

/**
 * Makes the accounts follow the settings once, at start: {@code admin} with the password given or, where there never was
 * one, with a generated one that is shown once; {@code viewer} and {@code operator} only while they have a password.
 */
@Singleton
@Startup
public class OperatorAccountsAtStart {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int GENERATED_CHARACTERS = 20;

    private Clock clock;
    private Configuration configuration;
    private EntityManager entities;

    /** For the container's proxy. */
    protected OperatorAccountsAtStart() {
    }

    /** Reads the settings from {@code configuration}. */
    @Inject
    public OperatorAccountsAtStart(Configuration configuration, EntityManager entities, Clock clock) {
        this.configuration = configuration;
        this.entities = entities;
        this.clock = clock;
    }

    /** Runs in the transaction of the start: either all accounts follow or none does. */
    @PostConstruct
    void follow() {
        String adminPassword = configuration.text(Variable.ADMIN_PASSWORD).orElse(null);
        if (adminPassword == null && entities.find(OperatorAccount.class, "admin") == null) {
            adminPassword = generated();
            OperatorLog.LOG.generatedAdminPassword(adminPassword);
        }
        if (adminPassword != null) {
            store("admin", Role.ADMIN, adminPassword);
        }
        storeOrRemove("operator", Role.OPERATOR, configuration.text(Variable.OPERATOR_PASSWORD));
        storeOrRemove("viewer", Role.VIEWER, configuration.text(Variable.VIEWER_PASSWORD));
    }

    private void storeOrRemove(String name, Role role, Optional<String> password) {
        if (password.isPresent()) {
            store(name, role, password.get());
            return;
        }
        OperatorAccount account = entities.find(OperatorAccount.class, name);
        if (account != null) {
            entities.remove(account);
            OperatorLog.LOG.accountRemoved(name);
        }
    }

    private void store(String name, Role role, String password) {
        OperatorAccount account = entities.find(OperatorAccount.class, name);
        if (account == null) {
            entities.persist(new OperatorAccount(name, PasswordHash.of(password), role, clock.instant()));
            OperatorLog.LOG.accountCreated(name);
        } else if (account.role() != role || !PasswordHash.matches(password, account.passwordHash())) {
            account.change(PasswordHash.of(password), role, clock.instant());
            OperatorLog.LOG.accountChanged(name);
        }
    }

    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder(GENERATED_CHARACTERS);
        for (int i = 0; i < GENERATED_CHARACTERS; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
