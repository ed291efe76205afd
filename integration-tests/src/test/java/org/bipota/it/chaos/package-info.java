/**
 * A network on a bad day: an SMSC that throttles, stalls, loses and repeats, links that break, and cards that check the
 * counter. Everything is drawn from one seed; what threads make of it differs from run to run.
 */
package org.bipota.it.chaos;
