/**
 * Time as the adapter sees it: a nanosecond counter, the time of day, and waiting. Everything above takes it as an
 * argument, so that a day of a link's life passes in a moment under test.
 */
package org.bipota.smpp.time;
