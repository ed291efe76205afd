/**
 * The decisions of capability checks and of downloads in plain Java: states, the events that move them, the rules, the
 * effects asked for; which way a content travels, and how it is cut into packets. No annotation of EJB, JPA or Batch, no
 * clock, no I/O: time comes with the events, effects are returned. The protocol's values may be used; everything else of the
 * application may use this package and is unknown to it.
 */
package org.bipota.ejb.domain;
