package org.bipota.ejb.application;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A server that keeps its data in PostgreSQL and has no H2 at all, as the class loader here plays it. */
class NoH2Test {

    private static final class WithoutH2 extends ClassLoader {

        WithoutH2() {
            super(NoH2Test.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.h2.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.bipota.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] octets = in.readAllBytes();
                return defineClass(name, octets, 0, octets.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @Test
    void postgresqlNeedsNoGateAndNoH2() throws Exception {
        DatabaseMetaData postgresql = proxy(DatabaseMetaData.class, "PostgreSQL");
        DataSource database = proxy(DataSource.class, proxy(Connection.class, postgresql));

        Method set = new WithoutH2().loadClass(H2CrashSafety.class.getName()).getDeclaredMethod("set", DataSource.class, boolean.class);
        set.setAccessible(true);

        set.invoke(null, database, true);
    }

    /** Answers whatever is wanted with {@code answer}; closing answers nothing. */
    private static <T> T proxy(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> method.getReturnType() == void.class ? null : answer));
    }
}
