/** A container and SMSCs for tests: real threads and real sockets on loopback, fake transactions. */
package org.bipota.smpp.testing;
