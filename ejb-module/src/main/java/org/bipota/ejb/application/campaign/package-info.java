/**
 * The use cases of campaigns: order, targets, commands, and what the batch job does in each of its steps. A campaign only
 * inserts downloads, held, and sets their time; from then on they are downloads like any other.
 *
 * <p>Three things keep a target from being lost or served twice. Targets are rows with an order, read by keyset. A chunk's
 * downloads, and how far it came, are committed in one transaction, since the job repository shares the data source. And
 * the database admits one download per campaign and subscriber.
 *
 * <p>A campaign's job holds a thread only while there is something to do. It ends, to be started again, when the window
 * is closed, while the pilot wave is awaited and while the last downloads are; who starts it again is decided by a lease
 * in {@code campaign_run}, so that two nodes share the campaigns and each takes over what the other left. Locked in the
 * order campaign, run, download.
 */
package org.bipota.ejb.application.campaign;
