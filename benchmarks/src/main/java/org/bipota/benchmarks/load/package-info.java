/**
 * A network for load runs: the simulator's SMSC, and cards and handsets so light that one process has thousands of them.
 * They follow the same messages as any card; what they leave out is the applet and the terminal.
 */
package org.bipota.benchmarks.load;
