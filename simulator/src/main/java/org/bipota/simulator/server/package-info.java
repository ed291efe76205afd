/**
 * The server as its users see it: the calls of the REST API {@code /api/v1} that a trial needs. It knows nothing of
 * the server's inside, so that a verdict that cannot be read here does not exist.
 */
package org.bipota.simulator.server;
