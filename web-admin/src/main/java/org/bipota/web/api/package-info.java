/**
 * The REST API for schedulers, {@code /api/v1} (Jakarta REST 3.1, JSON-B 3.0).
 *
 * <p>Answers are the view records of {@link org.bipota.ejb.application.read}; lists are {@code {items, next}}, paged with
 * {@code after} and {@code limit} (1 to 1000, 100 when not given); times are ISO 8601 in UTC; members without a value
 * are null. Errors are problem documents (RFC 9457):
 *
 * <ul>
 *   <li>400: what was sent cannot be read: not JSON, a member that the call does not have or of another type, a query
 *       parameter that is no number or no truth value, a CSV file with another header;
 *   <li>422: it can be read, and its value cannot be used: out of range, not one of the allowed words, missing;
 *   <li>413: the body is longer than allowed; 404: unknown; 401, 403: who may do it; 429, 503: later.
 * </ul>
 *
 * <p>Two filters hold for every call: identities in answers are masked for callers who are not shown them, and a call that could
 * change something leaves an audit record.
 */
package org.bipota.web.api;
