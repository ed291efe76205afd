/** The SMPP adapter beside bare jSMPP, both against the same plain SMSC on loopback. */
package org.bipota.benchmarks.smpp;
