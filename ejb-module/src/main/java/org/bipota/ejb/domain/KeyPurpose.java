package org.bipota.ejb.domain;

/** What a named key is for. */
public enum KeyPurpose {
    /** Card vendors encrypt the keys in their files by it. */
    TRANSPORT,
    /** Cards' keys are derived from it. */
    DIVERSIFICATION
}
