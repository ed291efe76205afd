package org.bipota.simulator.server;

/**
 * What became of an upload of targets.
 *
 * @param accepted   lines that are targets now
 * @param duplicates lines whose number is a target already
 * @param rejected   lines that are no numbers
 */
public record TargetsResult(long accepted, long duplicates, long rejected) {
}
