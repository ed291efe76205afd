package org.bipota.web.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with {@link BodyTooLongException} once more than its limit was read. */
final class BoundedInputStream extends FilterInputStream {

    private final long maxOctets;
    private long read;

    BoundedInputStream(InputStream in, long maxOctets) {
        super(in);
        this.maxOctets = maxOctets;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet == -1 ? 0 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int octets = super.read(buffer, offset, length);
        count(Math.max(octets, 0));
        return octets;
    }

    @Override
    public long skip(long octets) throws IOException {
        long skipped = super.skip(octets);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long octets) throws BodyTooLongException {
        read += octets;
        if (read > maxOctets) {
            throw new BodyTooLongException(maxOctets);
        }
    }
}
