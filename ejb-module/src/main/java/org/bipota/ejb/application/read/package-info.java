/**
 * What the console and the API show: query services that answer immutable view records.
 *
 * <p>They read the tables with plain SQL through the data source, outside transactions, and change nothing; entities stay
 * out of sight. Lists are keyset-paged. What is in no table, links and channels, comes from the resource adapters'
 * connections. Times are instants; MSISDN and IMEI are shown in full, keys never.
 */
package org.bipota.ejb.application.read;
