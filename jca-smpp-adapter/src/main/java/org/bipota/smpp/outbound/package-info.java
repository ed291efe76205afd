/**
 * The connection factory (Jakarta Connectors 2.1 clause 6): handles that pass messages to the adapter's links. A managed
 * connection holds no socket, since the links are the adapter's, so pooling costs nothing and nothing is lost with one.
 */
package org.bipota.smpp.outbound;
