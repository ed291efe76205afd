/** Building and verifying secured packets, beside the bare ciphers doing the same work in the same run. */
package org.bipota.benchmarks.packets;
