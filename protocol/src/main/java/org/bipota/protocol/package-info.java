/**
 * What every codec of this module is built from: octet strings, the reader and writer over them, and the one exception
 * that says what a peer did wrong. Nothing here, or below, does I/O, starts a thread, reads a clock or logs.
 */
package org.bipota.protocol;
