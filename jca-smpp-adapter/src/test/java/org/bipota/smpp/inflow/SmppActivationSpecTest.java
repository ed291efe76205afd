package org.bipota.smpp.inflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.InvalidPropertyException;
import org.bipota.smpp.SmppResourceAdapter;
import org.junit.jupiter.api.Test;

class SmppActivationSpecTest {

    private final SmppActivationSpec spec = new SmppActivationSpec();

    @Test
    void nothingIsRequired() {
        assertThatCode(spec::validate).doesNotThrowAnyException();
    }

    @Test
    void everyPropertyOutOfRangeIsReported() {
        spec.setWorkers(0);
        spec.setBatchSize(1_001);

        assertThatThrownBy(spec::validate)
                .isInstanceOfSatisfying(InvalidPropertyException.class, e -> assertThat(e.getInvalidPropertyDescriptors())
                        .extracting(java.beans.PropertyDescriptor::getName).containsExactly("workers", "batchSize"))
                .hasMessage("workers: 0, allowed are 1 to 200; batchSize: 1001, allowed are 1 to 1000");
    }

    @Test
    void itBelongsToOneAdapterForEver() throws Exception {
        spec.setResourceAdapter(new SmppResourceAdapter());

        assertThatThrownBy(() -> spec.setResourceAdapter(new SmppResourceAdapter()))
                .isInstanceOf(jakarta.resource.spi.IllegalStateException.class);
    }
}
