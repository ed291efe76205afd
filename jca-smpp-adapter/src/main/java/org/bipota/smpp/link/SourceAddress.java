package org.bipota.smpp.link;

/**
 * The address submitted messages come from.
 *
 * @param address 1 to 20 characters
 * @param typeOfNumber {@code source_addr_ton}, 0 to 6
 * @param numberingPlan {@code source_addr_npi}, one of 0, 1, 3, 4, 6, 8, 9, 10, 14, 18
 */
public record SourceAddress(String address, int typeOfNumber, int numberingPlan) {
}
