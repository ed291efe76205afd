/**
 * Recording the PDUs of one link for a while, on an operator's demand. Nothing is recorded otherwise; then a PDU costs the
 * reading of one field. What is recorded is bounded in time and in memory.
 */
package org.bipota.smpp.trace;
