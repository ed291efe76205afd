/** TCP channels: the identification packet first, then secured packets one after the other. */
package org.bipota.bip.tcp;
