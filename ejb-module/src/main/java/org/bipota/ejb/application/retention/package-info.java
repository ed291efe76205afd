/**
 * Retention: once a day old records are removed, each kind after the time that its variable says. The job's artefacts are in
 * {@link org.bipota.ejb.batch}; each window of rows is one transaction, in which the count of the day's run grows too, so that a run
 * that breaks off loses no count and goes on where it was. One node has the lease of a day's run.
 *
 * <p>What is measured in minutes, parts of messages and receipts that wait for their submission, is forgotten by
 * {@link org.bipota.ejb.application.Housekeeping} instead.
 */
package org.bipota.ejb.application.retention;
