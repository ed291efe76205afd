package org.bipota.ejb.application.keys;

import java.time.Instant;

/**
 * A vendor's format by its name.
 *
 * @param name its name
 * @param format how files are read
 * @param changedAt when it was changed last
 * @param changedBy by whom
 */
public record VendorFormatView(String name, VendorFormat format, Instant changedAt, String changedBy) {
}
