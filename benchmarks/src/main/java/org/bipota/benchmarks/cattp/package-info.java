/**
 * CAT_TP over real UDP on loopback, by the bare engine and by the adapter, beside datagrams that are answered by nothing but
 * datagrams.
 */
package org.bipota.benchmarks.cattp;
