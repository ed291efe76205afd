/**
 * The preparation of a campaign by the product's own classes, beside one statement that does it all inside PostgreSQL. Both
 * fill the same table with the same rows, over as many connections.
 */
package org.bipota.benchmarks.campaign;
