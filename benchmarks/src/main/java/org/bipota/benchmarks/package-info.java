/** Benchmarks and load runs: what the performance figures of the manual come from. Nothing here is part of the product. */
package org.bipota.benchmarks;
