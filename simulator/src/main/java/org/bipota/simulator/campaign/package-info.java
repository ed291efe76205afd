/**
 * Campaigns against a server: the subscribers of a trial whose checks are over get a content, and everything the server
 * says about it is compared with what their handsets and cards did.
 *
 * <p>What has to come of each target follows from {@link org.bipota.simulator.population.ContentBehaviour}. Compared are the
 * counts of the campaign, the row of each target in its report, the content that is really on each card, read back from its
 * applet, and the texts that the users have got. The server may be killed meanwhile; the network goes on.
 */
package org.bipota.simulator.campaign;
