/**
 * The entities of the database, the migration of its schema, and nothing that decides. The schema is written in
 * {@code db/migration}, one dialect for PostgreSQL and H2. Whoever changes a card's counters, check, push or row holds the
 * lock on its {@code card} row first; several are locked in the order of their MSISDN.
 */
package org.bipota.ejb.persistence;
