/**
 * A whole trial: a population against a server, watched through its REST API until every subscriber has the verdict
 * that follows from his behaviour, then verified once more.
 */
package org.bipota.simulator.run;
