/**
 * The outside contract and the invariants, tested on the real EAR in the real server, and the import directions of the
 * modules. Owns no rule of its own: what a test asserts stands in the contract of messages, configuration and REST API.
 * The server is run as an operator runs it; its neighbours (SMSC, cards, handsets) are written here from the standards and
 * share nothing with the simulator.
 */
package org.bipota.it;
