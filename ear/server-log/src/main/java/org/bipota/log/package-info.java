/**
 * What every line of the server's log passes through, whoever wrote it: BIP-OTA, Hibernate, the EJB container, the database's
 * driver. BIP-OTA's own events mask their subscribers themselves; this is for exceptions, in which a database quotes whole rows.
 *
 * <p>Runs as a module of WildFly, before any application, and so knows nothing of ours. What it cuts is described in
 * {@link org.bipota.log.MaskedText}.
 */
package org.bipota.log;
