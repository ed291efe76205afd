/**
 * {@code bip-ota}, the command line for schedulers: a small client of the REST API, in a jar of its own with nothing of the
 * server in it. Exit status: 0 done as asked; 1 finished with failed targets, or audit records are broken; 2 usage; 3 server not reached or not ready;
 * 4 refused; 5 stopped, or timed out while waiting.
 */
package org.bipota.web.cli;
