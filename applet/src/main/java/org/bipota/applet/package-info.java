/**
 * The Java Card applet: tells the server when the card sits in another handset, opens the BIP channel that the server
 * asks for, speaks CAT_TP (ETSI TS 102 127) or TCP on it, and loads contents by it and by SMS.
 *
 * <p>It may use the Java Card API and the toolkit API of ETSI TS 102 241 only, and within them only what a classic card
 * has: no {@code int}, no mutable static, every object allocated at installation. A test over the byte code holds that line.
 * Everything in RAM is in {@link org.bipota.applet.WorkingMemory}; what outlives a reset in
 * {@link org.bipota.applet.CardData} and {@link org.bipota.applet.ContentStore}; the other classes are behaviour.
 *
 * <p>The classes from {@link org.bipota.applet.CardData} to {@link org.bipota.applet.PushReceiver} are layers of one object,
 * each the superclass of the next: data and RAM, content, packets, messages, push, terminal, outbox, channel, link. Separate
 * objects would need a tenth more code for holding and calling each other, and all of it has to fit 8 KiB.
 */
package org.bipota.applet;
