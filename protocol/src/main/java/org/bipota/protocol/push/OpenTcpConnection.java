package org.bipota.protocol.push;

import java.util.List;
import org.bipota.protocol.tlv.ComprehensionTlv;

/**
 * Request for TCP connection (TS 102 226 clause 9.2.3).
 *
 * @param parameters what OPEN CHANNEL shall say
 */
public record OpenTcpConnection(ChannelParameters parameters) implements PushCommand {

    static final int REQUEST = 0x03;

    @Override
    public int request() {
        return REQUEST;
    }

    @Override
    public List<ComprehensionTlv> objects() {
        return parameters.objects();
    }
}
