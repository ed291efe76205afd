/**
 * What load balancers and supervisors ask (MicroProfile Health 4.0), on the server's management port.
 *
 * <p>WildFly looks for health checks among the EAR's libraries only, so this package is packed as a jar of its own, which
 * sees nothing of the EAR's modules: it uses what is bound in JNDI.
 */
package org.bipota.web.health;
