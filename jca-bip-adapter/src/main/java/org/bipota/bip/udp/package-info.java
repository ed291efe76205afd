/** CAT_TP channels: one UDP socket, and the connection machines of {@code org.bipota.protocol.cattp} driven by it. */
package org.bipota.bip.udp;
