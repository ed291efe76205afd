package uicc.toolkit;

import java.lang.reflect.Proxy;

/** As much of a toolkit framework as an installation needs: a registry that grants everything. */
public final class RegistryOnly extends Framework {

    private RegistryOnly() {
    }

    /** Puts it in place for this virtual machine. */
    public static void install() {
        install(new RegistryOnly());
    }

    @Override
    ProactiveHandler proactiveHandler() {
        throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
    }

    @Override
    ProactiveResponseHandler proactiveResponseHandler() {
        throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
    }

    @Override
    EnvelopeHandler envelopeHandler() {
        throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
    }

    @Override
    EnvelopeResponseHandler envelopeResponseHandler() {
        throw new ToolkitException(ToolkitException.HANDLER_NOT_AVAILABLE);
    }

    @Override
    ToolkitRegistry registryEntry() {
        return (ToolkitRegistry) Proxy.newProxyInstance(ToolkitRegistry.class.getClassLoader(),
                new Class<?>[] {ToolkitRegistry.class}, (registry, method, arguments) -> {
                    Class<?> result = method.getReturnType();
                    return result == byte.class ? (Object) (byte) 1 : result == short.class ? (Object) (short) 1
                            : result == boolean.class ? (Object) true : null;
                });
    }

    @Override
    byte[] terminalProfile() {
        throw new ToolkitException(ToolkitException.TERMINAL_PROFILE_NOT_AVAILABLE);
    }
}
