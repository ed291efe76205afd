package org.bipota.ejb.domain;

import org.bipota.protocol.Octets;

/**
 * The commands of a script that travel in one secured packet.
 *
 * @param firstCommand which command of the script it begins with, counted from 0
 * @param commands how many commands it has, 1 to 255
 * @param securedData the packet's secured data
 */
public record ScriptPacket(int firstCommand, int commands, Octets securedData) {

    /** The command that the next packet begins with. */
    public int nextCommand() {
        return firstCommand + commands;
    }
}
