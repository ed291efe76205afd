/**
 * What is sent, when and in which order: the bounded queue of messages, the window of unanswered segments, the pace, and
 * the pause after the SMSC asked for one. Knows nothing of sockets: segments leave through
 * {@link org.bipota.smpp.submit.SegmentSender}. Time is an argument or an injected nanosecond counter.
 */
package org.bipota.smpp.submit;
