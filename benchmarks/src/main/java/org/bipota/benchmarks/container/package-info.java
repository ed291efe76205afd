/** As much of a container as an adapter needs to run: threads, message endpoints, and transactions that hold nothing. */
package org.bipota.benchmarks.container;
