/**
 * What the console asks and does beyond the API: lists that are paged both ways, the search for a subscriber and the timeline
 * of one, figures by the hour, handset models by name, the desk for dead letters.
 *
 * <p>Reading is plain SQL outside transactions, by keys and indexes alone: no page counts or skips rows of a table that grows.
 * The one exception, live counts, are {@link org.bipota.ejb.application.read.Remembered remembered} for many times as long
 * as they took. MSISDN, IMSI and IMEI are given in full, keys never; masking is the caller's.
 */
package org.bipota.ejb.application.console;
