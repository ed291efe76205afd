/**
 * What the console and the API show: query services that answer immutable view records.
 *
 * <p>They read the tables with plain SQL through the data source, outside transactions, and change nothing; entities stay
 * out of sight. Lists are keyset-paged. What is in no table, links and channels, comes from the resource adapters'
 * connections. Times are instants; Views that hold
 * identities are {@link org.bipota.ejb.application.privacy.PersonalData}: they hold them in full, and whoever shows a view asks it for what
 * the caller may see. Keys are in none.
 */
package org.bipota.ejb.application.read;
