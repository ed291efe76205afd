/**
 * The product under test as an operator has it: {@code ./serve} with environment variables and a data folder of its own,
 * its REST API, and the subscribers whose cards were imported. One installation on each database is started when the first
 * test asks for it, is shared by the tests of a run, and stops with them; tests that kill servers start their own.
 */
package org.bipota.it.server;
