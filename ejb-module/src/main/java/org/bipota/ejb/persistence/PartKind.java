package org.bipota.ejb.persistence;

/** How a message is concatenated. */
public enum PartKind {
    /** By IEI 00. */
    UDH_8,
    /** By IEI 08. */
    UDH_16,
    /** By the {@code sar_*} parameters. */
    SAR
}
