package org.bipota.bip;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bipota.bip.api.BipChannelListener;

/**
 * As much of a container as the adapter sees: works on real threads, endpoints whose deliveries run in a transaction of
 * sorts. A listener rolls back by throwing or by {@link #setRollbackOnly}, and then nothing is thrown at all.
 */
final class TestContainer {

    private static final class Transaction {
        final List<Synchronization> synchronizations = new ArrayList<>();
        boolean rollbackOnly;
    }

    private static final ThreadLocal<Transaction> CURRENT = new ThreadLocal<>();

    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final AtomicInteger deliveriesNow = new AtomicInteger();
    final AtomicInteger unpaired = new AtomicInteger();

    static void setRollbackOnly() {
        CURRENT.get().rollbackOnly = true;
    }

    BootstrapContext bootstrap() {
        WorkManager workManager = proxy(WorkManager.class, (self, method, args) -> startWork((Work) args[0]));
        TransactionSynchronizationRegistry registry = proxy(TransactionSynchronizationRegistry.class,
                (self, method, args) -> switch (method.getName()) {
                    case "getTransactionKey" -> CURRENT.get();
                    case "registerInterposedSynchronization" -> CURRENT.get().synchronizations.add((Synchronization) args[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return proxy(BootstrapContext.class, (self, method, args) -> switch (method.getName()) {
            case "getWorkManager" -> workManager;
            case "getTransactionSynchronizationRegistry" -> registry;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Object startWork(Work work) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            started.countDown();
            work.run();
        });
        threads.add(thread);
        thread.start();
        started.await();
        return 0L;
    }

    boolean threadsAreGone() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(5000);
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    MessageEndpointFactory factory(BipChannelListener listener) {
        return proxy(MessageEndpointFactory.class, (self, method, args) -> switch (method.getName()) {
            case "createEndpoint" -> endpoint(listener);
            case "equals" -> self == args[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Object endpoint(BipChannelListener listener) {
        InvocationHandler handler = (self, method, args) -> {
            switch (method.getName()) {
                case "beforeDelivery" -> CURRENT.set(new Transaction());
                case "afterDelivery" -> complete();
                case "release" -> {
                    if (CURRENT.get() != null) {
                        unpaired.incrementAndGet();
                    }
                }
                default -> {
                    deliveriesNow.incrementAndGet();
                    try {
                        return method.invoke(listener, args);
                    } catch (InvocationTargetException e) {
                        setRollbackOnly();
                        throw e.getCause();
                    } finally {
                        deliveriesNow.decrementAndGet();
                    }
                }
            }
            return null;
        };
        return Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {MessageEndpoint.class, BipChannelListener.class}, handler);
    }

    private static void complete() {
        Transaction transaction = CURRENT.get();
        CURRENT.remove();
        int status = transaction.rollbackOnly ? Status.STATUS_ROLLEDBACK : Status.STATUS_COMMITTED;
        transaction.synchronizations.forEach(each -> each.afterCompletion(status));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(TestContainer.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
