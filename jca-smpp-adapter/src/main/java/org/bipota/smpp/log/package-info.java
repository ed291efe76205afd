/**
 * The adapter's log events, BIPOTA001000 to BIPOTA001999. No event carries message text, a password or a full address.
 */
package org.bipota.smpp.log;
