package uicc.toolkit;

import javacard.framework.Shareable;

/**
 * What an applet implements to be triggered by toolkit events (ETSI TS 102 241).
 */
public interface ToolkitInterface extends Shareable {

    /** Called by the framework for each event registered. */
    void processToolkit(short event);
}
