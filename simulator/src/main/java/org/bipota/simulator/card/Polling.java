package org.bipota.simulator.card;

import java.util.HashMap;
import java.util.Map;

import uicc.toolkit.ToolkitConstants;
import uicc.toolkit.ToolkitException;

/** The intervals of STATUS commands that the applets asked for, and the one that the terminal agreed to. */
final class Polling {

    /** What "as the system likes" is: the interval of ETSI TS 102 221 clause 14.5.2. */
    private static final int SYSTEM_SECONDS = 30;
    private static final int MAX_SECONDS = 15_300;

    private final Map<InstalledApplet, Integer> requests = new HashMap<>();
    private int granted;

    /** What {@code requestPollInterval} does: seconds, 0 none, -1 as the system likes. */
    void request(InstalledApplet applet, int seconds) {
        if (seconds < ToolkitConstants.POLL_SYSTEM_DURATION || seconds > MAX_SECONDS) {
            throw new ToolkitException(ToolkitException.REGISTRY_ERROR);
        }
        if (seconds == ToolkitConstants.POLL_NO_DURATION) {
            requests.remove(applet);
        } else {
            requests.put(applet, seconds);
        }
    }

    void clear(InstalledApplet applet) {
        requests.remove(applet);
    }

    boolean isRequestedBy(InstalledApplet applet) {
        return requests.containsKey(applet);
    }

    /** What {@code getPollInterval} answers: seconds, or 0 for an applet that asked for none. */
    int interval(InstalledApplet applet) {
        return isRequestedBy(applet) ? granted : 0;
    }

    /** The shortest interval that a selectable applet wants, in seconds; 0 when none wants any. */
    int wanted() {
        return requests.entrySet().stream().filter(request -> request.getKey().isSelectable())
                .mapToInt(request -> request.getValue() < 0 ? SYSTEM_SECONDS : request.getValue()).min().orElse(0);
    }

    /** The terminal agreed to this many seconds; 0 after POLLING OFF. */
    void grant(int seconds) {
        granted = seconds;
    }
}
