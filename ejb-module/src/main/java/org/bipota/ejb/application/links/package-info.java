/**
 * The links to SMSCs that operators add, change, close and remove while the server runs. They are rows of the database that
 * all nodes share: a change is stored, and each node makes its adapter follow
 * ({@link org.bipota.ejb.application.links.LinkReconciler}), after the commit on the node it was made on and at intervals on
 * the others. The link that the configuration defines is the adapter's own; only whether it is wanted open is stored here.
 */
package org.bipota.ejb.application.links;
