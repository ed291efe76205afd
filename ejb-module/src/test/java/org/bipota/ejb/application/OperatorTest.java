package org.bipota.ejb.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.bipota.ejb.domain.Role;
import org.junit.jupiter.api.Test;

class OperatorTest {

    @Test
    void rolesIncludeOthersAndWhoKeepsKeysDoesNotOperate() {
        assertThat(new Operator("v", Role.VIEWER).roleNames()).containsExactly("viewer");
        assertThat(new Operator("o", Role.OPERATOR).roleNames()).containsExactlyInAnyOrder("viewer", "operator");
        assertThat(new Operator("k", Role.KEYMASTER).roleNames()).containsExactlyInAnyOrder("viewer", "keymaster");
        assertThat(new Operator("a", Role.ADMIN).roleNames())
                .containsExactlyInAnyOrder("viewer", "operator", "keymaster", "admin");
    }
}
