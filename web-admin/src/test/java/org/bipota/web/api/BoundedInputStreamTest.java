package org.bipota.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoundedInputStreamTest {

    private static BoundedInputStream bounded(int octets) {
        return new BoundedInputStream(new ByteArrayInputStream(new byte[octets]), 10);
    }

    @Test
    void bodyOfTheLimitIsRead() throws IOException {
        assertThat(bounded(10).readAllBytes()).hasSize(10);
    }

    @Test
    void oneOctetMoreIsRefusedHoweverItIsRead() {
        assertThatThrownBy(() -> bounded(11).readAllBytes()).isInstanceOf(BodyTooLongException.class);
        assertThatThrownBy(() -> bounded(11).skip(11)).isInstanceOf(BodyTooLongException.class);
        assertThatThrownBy(() -> {
            BoundedInputStream in = bounded(11);
            for (int i = 0; i < 11; i++) {
                in.read();
            }
        }).isInstanceOf(BodyTooLongException.class);
    }
}
