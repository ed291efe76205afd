package org.bipota.ejb.application;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bipota.bip.api.BipConnection;
import org.bipota.bip.api.BipConnectionFactory;
import org.bipota.bip.api.CaptureStatus;
import org.bipota.ejb.application.read.AdapterUnavailableException;
import org.bipota.ejb.application.read.CaptureView;
import org.bipota.ejb.domain.AuditKind;
import org.bipota.protocol.Octets;

/**
 * Captures of channels for who looks for faults. Who had one made and who read it is audited; the frames hold secured packets
 * as they were sent, and the addresses of the subscriber's handset.
 */
@Stateless
@RolesAllowed("operator")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChannelCaptures {

    @Resource(lookup = "java:/eis/bipota/bip")
    private BipConnectionFactory bip;

    @Inject
    private OperatorActs acts;

    /** Captures an open channel from now on; false when there is no such channel. */
    public boolean capture(String channelId, String operator) {
        boolean begun = with(connection -> connection.capture(channelId));
        if (begun) {
            acts.done(AuditKind.CHANNEL_CAPTURED, subscriber(channelId), operator, "capture of channel " + channelId + " begun");
        }
        return begun;
    }

    /** Captures the next channel of a subscriber; false when too many subscribers are waited for. */
    public boolean captureNext(String msisdn, String operator) {
        boolean waits = with(connection -> connection.captureNext(msisdn));
        if (waits) {
            acts.done(AuditKind.CHANNEL_CAPTURED, msisdn, operator, "capture of the next channel asked for");
        }
        return waits;
    }

    /** The captures kept, the oldest first. */
    public List<CaptureView> captures() {
        return with(BipConnection::captures).stream().map(CaptureView::of).toList();
    }

    /** A channel's capture as a pcap file; empty when there is none. */
    public Optional<byte[]> pcap(String channelId, String operator) {
        Optional<Octets> file = with(connection -> connection.pcap(channelId));
        if (file.isPresent()) {
            acts.done(AuditKind.CHANNEL_CAPTURED, subscriber(channelId), operator, "capture of channel " + channelId + " read");
        }
        return file.map(Octets::toByteArray);
    }

    private String subscriber(String channelId) {
        return with(BipConnection::captures).stream().filter(capture -> capture.channelId().equals(channelId))
                .map(CaptureStatus::subscriber).findFirst().orElse(null);
    }

    private <T> T with(Function<BipConnection, T> work) {
        try (BipConnection connection = bip.getConnection()) {
            return work.apply(connection);
        } catch (ResourceException e) {
            throw new AdapterUnavailableException("the BIP adapter", e);
        }
    }
}
