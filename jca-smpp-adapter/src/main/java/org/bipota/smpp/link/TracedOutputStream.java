package org.bipota.smpp.link;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bipota.smpp.trace.LinkTracer;

/** Tells the tracer what is written; jSMPP writes each PDU by one call. */
final class TracedOutputStream extends FilterOutputStream {

    private final LinkTracer tracer;

    TracedOutputStream(OutputStream out, LinkTracer tracer) {
        super(out);
        this.tracer = tracer;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        tracer.sent(bytes, offset, length);
        out.write(bytes, offset, length);
    }
}
