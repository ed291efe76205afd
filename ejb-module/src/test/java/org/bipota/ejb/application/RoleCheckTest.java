package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleCheckTest {

    /** Methods as services have them. */
    static final class Service {

        @RoleChecked
        @RolesAllowed("keymaster")
        void forOne() {
        }

        @RoleChecked
        @RolesAllowed({"operator", "keymaster"})
        void forTwo() {
        }

        @RoleChecked
        void forgotten() {
        }
    }

    private static Object call(String name, String... roles) throws Exception {
        Method method = Service.class.getDeclaredMethod(name);
        InvocationContext invocation = (InvocationContext) Proxy.newProxyInstance(RoleCheckTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, asked, arguments) -> asked.getName().equals("getMethod") ? method : "done");
        return new RoleCheck(new Caller() {
            @Override
            public boolean isIn(String role) {
                return Set.of(roles).contains(role);
            }
        }).check(invocation);
    }

    @Test
    void whoHasOneOfTheRolesIsLetIn() throws Exception {
        assertThat(call("forOne", "viewer", "keymaster")).isEqualTo("done");
        assertThat(call("forTwo", "viewer", "operator")).isEqualTo("done");
    }

    @Test
    void whoHasNoneIsNot() {
        assertThatThrownBy(() -> call("forOne", "viewer", "operator")).isInstanceOf(EJBAccessException.class);
        assertThatThrownBy(() -> call("forOne")).as("a timer").isInstanceOf(EJBAccessException.class);
    }

    @Test
    void aMethodWithoutRolesIsForNobody() {
        assertThatThrownBy(() -> call("forgotten", "viewer", "operator", "keymaster", "admin")).isInstanceOf(EJBAccessException.class);
    }
}
