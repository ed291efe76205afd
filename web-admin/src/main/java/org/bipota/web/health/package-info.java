/** What load balancers and supervisors ask (MicroProfile Health 4.0), on the server's management port. */
package org.bipota.web.health;
