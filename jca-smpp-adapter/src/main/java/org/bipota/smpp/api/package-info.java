/**
 * What the application sees of the SMPP adapter: the listener that receives, the connection that sends, and the values
 * both carry. The application compiles against this package alone.
 */
package org.bipota.smpp.api;
