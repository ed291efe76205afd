package org.bipota.log;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * A pattern formatter whose text was masked, followed by the exception, which was masked more strictly, and a line end. The
 * pattern, property {@code pattern}, itself holds neither {@code %e} nor {@code %n}.
 */
public class MaskingFormatter extends PatternFormatter {

    private final PatternFormatter cause = new PatternFormatter("%e%n");

    /** For the server, which sets the pattern. */
    public MaskingFormatter() {
    }

    @Override
    public String format(ExtLogRecord event) {
        return MaskedText.MESSAGE.of(super.format(event)) + MaskedText.CAUSE.of(cause.format(event));
    }
}
