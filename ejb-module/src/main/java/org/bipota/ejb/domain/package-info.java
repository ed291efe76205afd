/**
 * The decisions of a capability check in plain Java: its states, the events that move it, the rules, the effects asked
 * for. No annotation of EJB, JPA or Batch, no clock, no I/O: time comes with the events, effects are returned. The
 * protocol's values may be used; everything else of the application may use this package and is unknown to it.
 */
package org.bipota.ejb.domain;
