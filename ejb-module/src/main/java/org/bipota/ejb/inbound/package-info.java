/**
 * What comes in: the message-driven beans of both adapters and, behind them, one class for each kind of message. A message
 * that cannot be understood or verified leaves an audit record and is acknowledged; only what could succeed later throws,
 * so that the transaction rolls back and the SMSC sends the message again.
 */
package org.bipota.ejb.inbound;
