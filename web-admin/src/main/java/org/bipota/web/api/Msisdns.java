package org.bipota.web.api;

/** How subscribers are written (ITU-T E.164): the digits of the international number, nothing else. */
final class Msisdns {

    static final String PATTERN = "[1-9][0-9]{4,14}";
    static final String ALLOWED = "5 to 15 digits of an international number, without + or leading zeros";

    private Msisdns() {
    }
}
