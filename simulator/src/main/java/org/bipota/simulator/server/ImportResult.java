package org.bipota.simulator.server;

/**
 * What became of an import.
 *
 * @param accepted rows that were kept
 * @param rejected what the server wrote about the others, empty when there are none
 */
public record ImportResult(int accepted, String rejected) {
}
