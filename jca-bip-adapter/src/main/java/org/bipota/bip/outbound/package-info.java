/** The connection factory and its connections: thin handles on the adapter, which owns the channels. */
package org.bipota.bip.outbound;
