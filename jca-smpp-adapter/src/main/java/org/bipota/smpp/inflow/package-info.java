/**
 * From the inbound queue to the message endpoints: batches as found, one transaction for each, the response after its
 * commit (Jakarta Connectors 2.1 clauses 13 and 14; SMPP 3.4 clause 4.6.2). A batch that rolls back is delivered again
 * one by one, so that one poisoned message harms no other.
 */
package org.bipota.smpp.inflow;
