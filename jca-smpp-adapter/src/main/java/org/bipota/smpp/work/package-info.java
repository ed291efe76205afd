/**
 * The container's threads. Everything of the adapter that runs for long does so as a {@code Work} of the container's
 * work manager with the long-running hint (Jakarta Connectors 2.1 clauses 10 and 11); only jSMPP's own reader threads
 * are its own.
 */
package org.bipota.smpp.work;
