/**
 * What is sent, when and in which order: the bounded queue of messages that all links share, and of each
 * link the window of unanswered segments, the pace, the pause after the SMSC asked for one, and the rate it bears. Knows nothing of sockets: segments leave through
 * {@link org.bipota.smpp.submit.SegmentSender}. Time is an argument or an injected nanosecond counter.
 */
package org.bipota.smpp.submit;
