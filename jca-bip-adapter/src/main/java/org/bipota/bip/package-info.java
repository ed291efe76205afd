/**
 * The resource adapter (Jakarta Connectors 2.1) through which cards' channels reach the application: CAT_TP over UDP
 * (TS 102 127) and TCP with an identification packet (TS 102 226 clause 9), both over Netty on the container's threads.
 *
 * <p>{@code api} is what the application sees; {@code inflow} carries events to its endpoint, each in a transaction;
 * {@code channel} keeps one channel's events in order and the bounds of all; {@code udp} and {@code tcp} are the two
 * transports; {@code outbound} is the connection factory; {@code work} is how threads are had from the container. Every
 * channel belongs to one event loop, so that none of it needs a lock.
 */
package org.bipota.bip;
