/**
 * Keys that are not one card's: the master key and its rotation, the named keys of the back office, and what is done by them,
 * the reading of card vendors' files and the derivation of cards' keys. For the roles {@code keymaster} and {@code admin}.
 *
 * <p>A key goes in and never comes out: nothing here answers with a key but {@link NamedKeys} to its own package and to the
 * card keyring. People compare keys by check values. The master key lies in an Elytron credential store in the data folder; see
 * {@code org.bipota.ejb.application.masterkey}.
 */
package org.bipota.ejb.application.keys;
