/**
 * What both transports share: the order of one channel's events, the queue of what it has to send, the bounds of all
 * channels, and who gets one. A channel lives on one event loop; what all loops share says so and is for any thread.
 */
package org.bipota.bip.channel;
