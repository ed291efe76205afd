/**
 * The Java Card applet: tells the server when the card sits in another handset, opens the BIP channel that the server
 * asks for, and speaks CAT_TP (ETSI TS 102 127) or TCP on it.
 *
 * <p>It may use the Java Card API and the toolkit API of ETSI TS 102 241 only, and within them only what a classic card
 * has: no {@code int}, no mutable static, every object allocated at installation. A test over the byte code holds that line.
 * Everything in RAM is in {@link org.bipota.applet.WorkingMemory}, everything that outlives a reset in
 * {@link org.bipota.applet.CardData}; the other classes are behaviour.
 */
package org.bipota.applet;
