/**
 * Remote APDU formats: ETSI TS 102 226 V15 clause 5. Owns what a command APDU may look like in the compact and in the
 * expanded format, the command scripting template, and the response scripting template. The compact answer is
 * {@code org.bipota.protocol.push.CompactResponse}; the secured packet around all this is
 * {@code org.bipota.protocol.secured}.
 */
package org.bipota.protocol.script;
