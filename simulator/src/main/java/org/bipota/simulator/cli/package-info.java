/** The command line: reads options, runs a trial, prints what came of it, and says so in the exit status. */
package org.bipota.simulator.cli;
