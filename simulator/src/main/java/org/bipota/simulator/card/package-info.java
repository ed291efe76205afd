/**
 * A SIM card without the card: jCardSim runs the real applet classes, and this package plays the toolkit framework of ETSI
 * TS 102 241 around them (events, proactive commands, timers, envelopes) and the operating system's part in a data download
 * (joining segments, ETSI TS 102 225 security, proof of receipt).
 *
 * <p>A handset holds a {@link org.bipota.simulator.card.SimulatedCard} and answers its proactive commands as
 * {@link org.bipota.simulator.card.Terminal}. A card starts no thread and never blocks; one thread at a time may call it.
 */
package org.bipota.simulator.card;
