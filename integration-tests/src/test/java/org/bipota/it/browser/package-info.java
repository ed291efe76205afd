/**
 * The console in a real browser: the system's own Chromium without a display, 1440 by 900, which reaches nothing but this
 * machine. What each page looks like is kept in {@code target/screenshots}.
 */
package org.bipota.it.browser;
