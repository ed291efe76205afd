/**
 * The use cases: what the message-driven beans, the console, the API and the timers call. Each loads, asks the domain,
 * stores, in one transaction; what must leave the server is stored in the outbox and sent after the commit. Also here are
 * the configuration, the clock and the vault of the cards' keys.
 */
package org.bipota.ejb.application;
