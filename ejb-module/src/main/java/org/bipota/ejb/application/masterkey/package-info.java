/**
 * The master keys on the disk: an Elytron credential store (its {@code KeyStoreCredentialStore}, kept as PKCS #12) in the data
 * folder, so that operators look at it with WildFly's own {@code elytron-tool}; and the password that unlocks it. Only
 * {@link org.bipota.ejb.application.CardKeyVault} uses this package.
 *
 * <p>It is opened by the application rather than named in the server's configuration, for two reasons: its password, generated at
 * the first start, is to stand in no configuration; and what is written when the master key is rotated must be on the disk,
 * whole, before a row is encrypted by it, which the server's own store does not promise.
 *
 * <p>This is the only package that imports Elytron; the server's module gives it to every deployment.
 */
package org.bipota.ejb.application.masterkey;
