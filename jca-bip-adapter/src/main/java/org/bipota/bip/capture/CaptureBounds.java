package org.bipota.bip.capture;

import java.time.Duration;

/**
 * How much is captured.
 *
 * @param captures captures kept, and subscribers waited for
 * @param octets of frames in one capture
 * @param time how long a capture takes frames, and how long a subscriber is waited for
 */
public record CaptureBounds(int captures, int octets, Duration time) {
}
