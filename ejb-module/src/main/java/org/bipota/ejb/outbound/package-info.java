/**
 * What leaves the server: messages are claimed from the outbox after the commit that stored them, handed to the SMPP adapter
 * outside any transaction, and their outcome is stored in another one. What the SMSC did not answer, and after a crash what
 * it may not have got, is sent again as the very same parts of the very same packet, except those it is known to have.
 * Also here is what happens because time goes on, and the start and stop of both.
 */
package org.bipota.ejb.outbound;
