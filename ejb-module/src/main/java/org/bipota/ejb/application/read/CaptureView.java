package org.bipota.ejb.application.read;

import java.time.Instant;
import org.bipota.bip.api.CaptureStatus;
import org.bipota.ejb.application.privacy.Disclosure;
import org.bipota.ejb.application.privacy.PersonalData;

/**
 * A capture of one channel's frames.
 *
 * @param channelId the channel
 * @param msisdn its subscriber
 * @param since when it began
 * @param running whether it still takes frames
 * @param frames frames taken
 * @param octets their octets, headers included
 */
public record CaptureView(String channelId, String msisdn, Instant since, boolean running, int frames, long octets)
        implements PersonalData<CaptureView> {

    @Override
    public CaptureView shown(Disclosure disclosure) {
        return new CaptureView(channelId, disclosure.of(msisdn), since, running, frames, octets);
    }

    /** Of the adapter's capture. */
    public static CaptureView of(CaptureStatus capture) {
        return new CaptureView(capture.channelId(), capture.subscriber(), capture.since(), capture.running(),
                capture.frames(), capture.octets());
    }
}
