/** Threads from the container's {@code WorkManager}: the event loop's, and the few that deliver events. */
package org.bipota.bip.work;
