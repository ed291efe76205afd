package org.bipota.smpp.link;

import java.time.Duration;
import org.bipota.smpp.submit.SubmitSettings;

/** The settings of links under test. */
final class TestSettings {

    private TestSettings() {
    }

    /** Lost: 1 s to 5 s; refused: 10 s to 40 s. */
    static LinkSettings link(LinkBindType bindType) {
        SubmitSettings submit = new SubmitSettings("test", "test", 10, 1_000, Duration.ofSeconds(10), Duration.ofMillis(200),
                Duration.ofSeconds(10));
        return new LinkSettings("test", "smsc.invalid", 2775, "bipota", "secret", "", bindType, new SourceAddress("10099", 0, 1),
                DataCodings.UNCHANGED,
                submit, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1),
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(40), 0x58, null);
    }
}
