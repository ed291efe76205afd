/**
 * The adapter's log events, BIPOTA1000 to BIPOTA1999. No event carries message text, a password or a full address.
 */
package org.bipota.smpp.log;
