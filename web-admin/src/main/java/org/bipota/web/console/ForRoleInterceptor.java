package org.bipota.web.console;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;

/** Denies what {@link ForRole} reserves for others. */
@Interceptor
@ForRole
@Priority(Interceptor.Priority.APPLICATION)
public class ForRoleInterceptor implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private May may;

    /** For the container, which injects. */
    public ForRoleInterceptor() {
    }

    ForRoleInterceptor(May may) {
        this.may = may;
    }

    /** Calls the method when the user has its role. */
    @AroundInvoke
    public Object admit(InvocationContext call) throws Exception {
        String role = call.getMethod().getAnnotation(ForRole.class).value();
        if (!may.has(role)) {
            throw new NotAllowedException(role);
        }
        return call.proceed();
    }
}
