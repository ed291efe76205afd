/**
 * Campaigns as Jakarta Batch jobs: the artefacts of {@code META-INF/batch-jobs/campaign.xml}, each a few lines over the
 * services of {@link org.bipota.ejb.application.campaign}, and the keeper that starts, stops and restarts executions.
 *
 * <p>Steps: <i>select</i> turns a query into targets; <i>prepare</i> makes held downloads of the targets, in partitions;
 * <i>prepared</i> verifies that none is missing; <i>dispatch</i> releases them; <i>await</i> looks whether all have ended;
 * <i>report</i> stores the final counts. Dispatch and await end with an execution that is stopped, to be restarted at the
 * same step, when there is nothing to do for a while: a campaign of several days holds a thread only while it works. While
 * it does it holds one, and those of its partitions while it is prepared, so the number of jobs on a node is bounded
 * ({@code BIP_OTA_CAMPAIGN_JOBS}) to what the server's batch thread pool has threads for.
 *
 * <p>An execution that a killed server left STARTED is restarted by the keeper from its checkpoints.
 *
 * <p>The job of {@code META-INF/batch-jobs/retention.xml} removes old records once a day, see
 * {@link org.bipota.ejb.application.retention}.
 */
package org.bipota.ejb.batch;
