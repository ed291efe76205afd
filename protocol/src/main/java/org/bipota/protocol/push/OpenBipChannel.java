package org.bipota.protocol.push;

import java.util.List;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * Request for BIP channel opening (TS 102 226 clause 9.2.1).
 *
 * @param parameters what OPEN CHANNEL shall say
 */
public record OpenBipChannel(ChannelParameters parameters) implements PushCommand {

    static final int REQUEST = 0x01;

    @Override
    public int request() {
        return REQUEST;
    }

    @Override
    public List<ComprehensionTlv> objects() {
        return parameters.objects();
    }
}
