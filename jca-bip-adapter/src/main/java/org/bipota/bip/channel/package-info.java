/**
 * What both transports share: the order of one channel's events, the queue of what it has to send, and the bounds of all
 * channels. Everything here runs on the one event loop unless it says otherwise.
 */
package org.bipota.bip.channel;
