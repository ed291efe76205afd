package org.bipota.ejb.application;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.bipota.ejb.domain.Role;
import org.bipota.ejb.persistence.OperatorAccount;

/**
 * Makes the accounts follow the settings once, at start: {@code admin} with the password given or, where there never was
 * one, with a generated one that is shown once; {@code viewer}, {@code operator} and {@code keymaster} only while they have
 * a password.
 */
@Singleton
@Startup
@DependsOn("ServerLifecycle")
public class OperatorAccountsAtStart {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int GENERATED_CHARACTERS = 20;

    private Clock clock;
    private Configuration configuration;
    private EntityManager entities;
    private Consumer<String> shown;

    /** For the container's proxy. */
    protected OperatorAccountsAtStart() {
    }

    /** Reads the settings from {@code configuration}, and shows a password on the standard output of the process. */
    @Inject
    public OperatorAccountsAtStart(Configuration configuration, EntityManager entities, Clock clock) {
        this(configuration, entities, clock, OperatorAccountsAtStart::print);
    }

    OperatorAccountsAtStart(Configuration configuration, EntityManager entities, Clock clock, Consumer<String> shown) {
        this.shown = shown;
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
            shown.accept("BIP-OTA admin password (generated, shown once): " + adminPassword);
            OperatorLog.LOG.generatedAdminPassword();
        }
        if (adminPassword != null) {
            store("admin", Role.ADMIN, adminPassword);
        }
        storeOrRemove("operator", Role.OPERATOR, configuration.text(Variable.OPERATOR_PASSWORD));
        storeOrRemove("keymaster", Role.KEYMASTER, configuration.text(Variable.KEYMASTER_PASSWORD));
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

    /** Past {@code System.out}, which the server logs. */
    private static void print(String line) {
        try {
            // Not closed: the stream is the process's.
            new FileOutputStream(FileDescriptor.out).write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException noOutput) {
            throw new UncheckedIOException("the generated admin password could not be printed; set BIP_OTA_ADMIN_PASSWORD", noOutput);
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
