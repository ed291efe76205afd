/**
 * What the project's own cards say to the server, as the secured data of command packets: one BER-TLV each, E1 check
 * request, E2 download request, E3 channel report, all in version 01. Unknown inner objects are skipped, so that a later
 * card may say more; a missing mandatory one, a repeated one, and another version are refused.
 */
package org.bipota.protocol.card;
