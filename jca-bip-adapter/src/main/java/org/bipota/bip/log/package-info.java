/** The adapter's log events, ids 2000 to 2999. Each says what happened, to which channel, and the remedy. */
package org.bipota.bip.log;
