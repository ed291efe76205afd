/**
 * The BIP adapter without a container, under many idle channels and under attack. Its peers are plain: arrays of numbers and
 * a few sockets, so that what is measured is the adapter.
 */
package org.bipota.benchmarks.bip;
