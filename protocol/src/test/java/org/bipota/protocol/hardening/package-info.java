/**
 * Proves that decoders answer damaged input with {@link org.bipota.protocol.ProtocolException} and nothing else. A package
 * with decoders of its own extends {@link org.bipota.protocol.hardening.DecoderHardening} and lists them.
 */
package org.bipota.protocol.hardening;
