/**
 * The terminals: each takes SMS from the SMSC, answers the proactive commands of its card, and carries the card's
 * channels over real UDP and TCP sockets.
 *
 * <p>One {@link org.bipota.simulator.handset.HandsetNetwork} serves a whole population with one scheduler, one
 * selector thread and a small pool; everything that concerns one handset and its card runs one task after the other.
 * A proactive command is answered at once, as the card's emulator needs it; what takes time on a real terminal (a
 * user who thinks, a lossy link) is done by holding back events, never by waiting.
 *
 * <p>What a handset does that another would not is its {@link org.bipota.simulator.handset.HandsetBehaviour}, put together
 * of scripted answers ({@link org.bipota.simulator.handset.ScriptedAnswer}: which commands, which result, the first so
 * many or a share of them), of what it has for channels
 * ({@link org.bipota.simulator.handset.ChannelService}), of when its links are dropped and how well they carry. Card and
 * handset exchange octets: commands and responses as FETCH and TERMINAL RESPONSE have them, envelopes whole.
 *
 * <p>Sources: ETSI TS 102 223 clauses 6 to 8 for commands and responses, 3GPP TS 31.111 for SMS-PP data download,
 * 3GPP TS 23.040 for SMS.
 */
package org.bipota.simulator.handset;
