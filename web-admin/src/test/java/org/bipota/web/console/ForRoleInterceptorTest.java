package org.bipota.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a role may not do is denied whatever the page shows. */
class ForRoleInterceptorTest {

    private static final Pattern ACTION = Pattern.compile("action=\"#\\{([a-zA-Z]+Bean)\\.([a-zA-Z]+)");
    /** Open to everyone who is signed in: they look, or leave. */
    private static final Set<String> OPEN = Set.of("searchBean.find", "loginBean.signIn", "loginBean.signOut", "checksBean.apply",
            "downloadsBean.apply", "handsetsBean.find", "cardProfileBean.find", "campaignsBean.apply", "auditBean.apply", "deadLettersBean.apply");

    private static May user(String... roles) {
        return new May() {
            @Override
            boolean has(String role) {
                return Set.of(roles).contains(role);
            }
        };
    }

    private static InvocationContext call(String method) {
        Method called = Arrays.stream(LinkSettingsBean.class.getMethods()).filter(one -> one.getName().equals(method)).findFirst().orElseThrow();
        Map<String, Object> answers = Map.of("getMethod", called, "proceed", "done");
        return (InvocationContext) Proxy.newProxyInstance(ForRoleInterceptorTest.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class}, (proxy, asked, arguments) -> answers.get(asked.getName()));
    }

    @Test
    void whoHasTheRoleIsAdmitted() throws Exception {
        assertThat(new ForRoleInterceptor(user("viewer", "operator", "admin")).admit(call("save"))).isEqualTo("done");
    }

    @Test
    void whoHasItNotIsDenied() {
        assertThatThrownBy(() -> new ForRoleInterceptor(user("viewer", "operator")).admit(call("save")))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void everyActionOfAPageThatChangesSomethingNamesItsRole() throws Exception {
        for (String action : actions()) {
            if (OPEN.contains(action)) {
                continue;
            }
            String bean = Character.toUpperCase(action.charAt(0)) + action.substring(1, action.indexOf('.'));
            String method = action.substring(action.indexOf('.') + 1);
            assertThat(Arrays.stream(Class.forName("org.bipota.web.console." + bean).getMethods())
                    .filter(one -> one.getName().equals(method)))
                    .as(action).isNotEmpty().allSatisfy(one -> assertThat(one.getAnnotation(ForRole.class)).isNotNull());
        }
    }

    private static Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> pages = Files.walk(Path.of("src/main/webapp"))) {
            pages.filter(page -> page.toString().endsWith(".xhtml")).forEach(page -> {
                try {
                    ACTION.matcher(Files.readString(page)).results().forEach(found -> actions.add(found.group(1) + '.' + found.group(2)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(actions).hasSizeGreaterThan(20);
        return actions;
    }
}
