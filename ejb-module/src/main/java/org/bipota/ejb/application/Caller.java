package org.bipota.ejb.application;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

/** Who calls, as the container knows it; nobody in timers, jobs and message-driven beans. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Caller {

    @Resource
    private SessionContext context;

    /** Whether the caller is in {@code role}: {@code viewer}, {@code operator}, {@code keymaster} or {@code admin}. */
    public boolean isIn(String role) {
        return context.isCallerInRole(role);
    }
}
