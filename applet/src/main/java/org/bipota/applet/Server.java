package org.bipota.applet;

/** The server as the other classes see it: they write a message, this secures it and sends it by SMS. */
final class Server {

    /** The message to be sent. */
    final ServerMessage message;

    private final CommandPacket packet;
    private final ShortMessage shortMessage;

    Server(CardData card, WorkingMemory memory) {
        message = new ServerMessage(card, memory);
        packet = new CommandPacket(card, memory);
        shortMessage = new ShortMessage(card, memory);
    }

    /** Ends the message at {@code at} and sends it; the general result of the terminal. */
    byte send(short at) {
        return shortMessage.send(packet.secure(message.end(at)));
    }
}
