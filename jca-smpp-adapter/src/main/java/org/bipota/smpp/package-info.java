/**
 * The SMPP resource adapter itself: its configuration properties, its life cycle, its links, and the map of its endpoint
 * activations.
 *
 * <p>The packages below it, each importing only those named before it: {@code api} (what the application sees),
 * {@code log}, {@code time} (clocks and waiting), {@code work} (the container's threads), {@code pdu} (octets to values),
 * {@code submit} (order, window and pace of what is sent), {@code link} (one link to one SMSC), {@code inflow} (delivery to
 * message endpoints in transactions), {@code outbound} (the connection factory). SMPP means version 3.4 throughout.
 */
package org.bipota.smpp;
