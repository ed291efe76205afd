package org.bipota.ejb.application;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Lets only callers in who are in one of the roles allowed, before a transaction begins. */
@RoleChecked
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
public class RoleCheck {

    private Caller caller;

    /** For the container's proxy. */
    protected RoleCheck() {
    }

    /** Asks {@code caller}. */
    @Inject
    public RoleCheck(Caller caller) {
        this.caller = caller;
    }

    /**
     * Goes on, or refuses.
     *
     * @throws EJBAccessException as of an EJB
     */
    @AroundInvoke
    Object check(InvocationContext invocation) throws Exception {
        Method method = invocation.getMethod();
        RolesAllowed allowed = method.getAnnotation(RolesAllowed.class);
        if (allowed == null || Arrays.stream(allowed.value()).noneMatch(caller::isIn)) {
            throw new EJBAccessException("the caller's role does not allow "
                    + method.getDeclaringClass().getSimpleName() + '.' + method.getName());
        }
        return invocation.proceed();
    }
}
