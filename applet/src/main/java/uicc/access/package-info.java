/**
 * The file access API of ETSI TS 102 241, package AID {@code A0000000090005FFFFFFFF8911000000} version 1.0, as far as an
 * applet must see it. Same rules as {@code uicc.toolkit}.
 */
package uicc.access;
