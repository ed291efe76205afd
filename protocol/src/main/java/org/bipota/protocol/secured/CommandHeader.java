package org.bipota.protocol.secured;

/**
 * The clear part of a command packet, not verified by anything.
 *
 * @param spi how the packet is protected
 * @param kic the ciphering key it names, 0 to 255
 * @param kid the checksum key it names, 0 to 255
 * @param tar the application it is for
 */
public record CommandHeader(Spi spi, int kic, int kid, Tar tar) {
}
