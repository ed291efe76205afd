/**
 * What leaves the server: pushes are built here, stored in the outbox in the transaction that wants them, claimed after
 * its commit, handed to the SMPP adapter outside any transaction, and their outcome is stored in another one. After a crash
 * the very same packet is sent again.
 */
package org.bipota.ejb.outbound;
