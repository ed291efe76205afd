/**
 * SIM cards without the card: jCardSim runs applet classes, and this package plays the operating system around them: the toolkit
 * framework of ETSI TS 102 241 (release 6 with the two event downloads of later ones), files, and for our own applet the card's
 * part in a data download (joining segments, ETSI TS 102 225 security, proof of receipt).
 *
 * <p>There are two ways to drive a card.
 * <ul>
 * <li>{@link org.bipota.simulator.card.SimulatedCard} has the BIP-OTA applet on it and calls its
 *     {@link org.bipota.simulator.card.Terminal}, which answers each proactive command within the call. It starts no thread and
 *     never blocks; one thread at a time may call it. Ten thousand of them fit in a virtual machine.
 * <li>{@link org.bipota.simulator.card.ApduCard} takes any applets and is driven by APDUs, with FETCH and TERMINAL RESPONSE. See
 *     there for an example. It is for tests of toolkit applets.
 * </ul>
 *
 * <p>How the framework is divided: {@code ToolkitFramework} triggers applets, each for one {@code Turn} that decides which handlers
 * there are; {@code RegistryEntry} is what an applet registered, {@code CardResources} what the applets share;
 * {@code CommandRules} what an applet may send, {@code SystemCommands} what the framework sends itself;
 * {@code EnvelopeRouter} tells envelopes apart. {@code ProactiveLink} is the way to the terminal, at once or by
 * {@code FetchLink}, which leaves a {@code CardThread} waiting.
 *
 * <p>Not played: firewall and access domains, PINs, memory limits. On an {@code ApduCard} a formatted short message reaches the
 * applet with its TAR as it came, one part at a time: nothing is joined, deciphered or checked.
 */
package org.bipota.simulator.card;
