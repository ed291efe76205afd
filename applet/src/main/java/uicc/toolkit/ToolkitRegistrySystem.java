package uicc.toolkit;

/** Access to the applet's entry in the registry (ETSI TS 102 241). */
public final class ToolkitRegistrySystem {

    private ToolkitRegistrySystem() {
    }

    /** The entry of the applet that calls; it must have called {@code register} before. */
    public static ToolkitRegistry getEntry() {
        return Framework.current().registryEntry();
    }
}
