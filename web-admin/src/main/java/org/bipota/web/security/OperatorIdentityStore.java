package org.bipota.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.bipota.ejb.application.OperatorAccounts;

/** The identity store over the table of operator accounts. */
@ApplicationScoped
public class OperatorIdentityStore implements IdentityStore {

    @Inject
    private OperatorAccounts accounts;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return accounts.verify(given.getCaller(), given.getPasswordAsString())
                .map(operator -> new CredentialValidationResult(operator.name(), operator.roleNames()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
