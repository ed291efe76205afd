/**
 * The toolkit API of ETSI TS 102 241, package AID {@code A0000000090005FFFFFFFF8912000000} version 1.0, as far as an
 * applet must see it to be compiled and linked. The methods stand in the order of the standard's own class files, because
 * their export tokens follow it. On a card its own classes take the place of these; off card an emulator extends
 * {@code Framework}.
 */
package uicc.toolkit;
