/**
 * What leaves the server: messages are claimed from the outbox after the commit that stored them, handed to the SMPP adapter
 * outside any transaction, and their outcome is stored in another one. After a crash the very same packet is sent again.
 * Also here is what happens because time goes on, and the start and stop of both.
 */
package org.bipota.ejb.outbound;
