/**
 * Captures of single channels: what went over the wire, kept within bounds and written as a pcap file. IP and UDP or TCP
 * headers are made up around what the adapter read and wrote; the octets inside are the real ones. Contents are secured
 * packets, and stay as ciphered as they were. A channel that is not captured costs a comparison with null.
 */
package org.bipota.bip.capture;
