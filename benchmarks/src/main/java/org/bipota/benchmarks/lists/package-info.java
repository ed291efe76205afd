/**
 * What the console and the API read first, the subscriber's page and the first page of each list, beside the bare query for the
 * same rows, on tables of millions of rows in PostgreSQL.
 */
package org.bipota.benchmarks.lists;
