/**
 * CAT_TP (ETSI TS 102 127), the reliable transport over UDP between card and server: its PDUs, the codec, and the pure
 * state machine of one connection in either role. Sequence rules follow the RDP family (RFC 908, RFC 1151).
 *
 * <p>Owned here: sizes, windows, order, retransmission, keep-alive and the reasons of an end. Out of scope: sockets,
 * threads, clocks, and the question whether a peer's identification data is welcome; the caller passes the time in and
 * carries the returned effects out. A connection belongs to one thread at a time.
 */
package org.bipota.protocol.cattp;
