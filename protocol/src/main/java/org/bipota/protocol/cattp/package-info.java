/**
 * CAT_TP (ETSI TS 102 127), the reliable transport over UDP between card and server: its PDUs, the codec, and the pure
 * state machine of one connection in either role. Sequence rules follow the RDP family (RFC 908, RFC 1151); measuring,
 * back-off and recovery of losses follow RFC 6298, RFC 6675 and RFC 8985 as far as they fit PDUs that are counted and not
 * octets.
 *
 * <p>Owned here: sizes, windows, order, retransmission, keep-alive and the reasons of an end. Out of scope: sockets,
 * threads, clocks, and the question whether a peer's identification data is welcome; the caller passes the time in and
 * carries the returned effects out. A connection belongs to one thread at a time.
 *
 * <p>What one peer can hold: 255 PDUs in flight and the queued SDUs towards it, one window of PDUs out of order and one
 * unfinished SDU from it. All of that is octets that were given or came; no announced number allocates anything.
 *
 * <p>What a stranger who does not see the traffic can do: nothing without the numbers. RST, data and a change of the
 * peer's address count with a plausible sequence number and acknowledgement only. A SYN for an open connection ends it
 * when it carries that connection's identification data, which a stranger does not know; after any other the peer is asked
 * for a sign of life. {@link org.bipota.protocol.cattp.CatTpState} has the whole table.
 */
package org.bipota.protocol.cattp;
