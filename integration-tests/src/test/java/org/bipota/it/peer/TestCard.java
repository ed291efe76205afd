package org.bipota.it.peer;

import java.util.ArrayList;
import java.util.List;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.ChannelReport;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.card.Trigger;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.cat.TerminalProfile;
import org.bipota.protocol.cat.TerminalResult;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.ResponsePacket;
import org.bipota.protocol.secured.ResponseStatus;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;

/** A card: its identities, its keys and its counters. */
public final class TestCard {

    /** The application on the card and in the server. */
    public static final Tar BIP = Tar.ofHex("424950");
    /** Ciphered, checksum, counter higher; no proof of receipt. */
    public static final Spi CIPHERED = Spi.ofHex("1600");
    /** Checksum, counter higher; no proof of receipt. */
    public static final Spi SIGNED = Spi.ofHex("1200");

    /** The profile of a terminal that claims BIP: OPEN CHANNEL and its companions, packet bearer, UDP and TCP. */
    public static final TerminalProfile CLAIMS_BIP =
            new TerminalProfile(Octets.ofHex("FFFFFFFFFF0F00000000001F2200000003000000"));

    private final String msisdn;
    private final Iccid iccid;
    private final String imsi;
    private final CardKeys keys;
    private final String pushTar;
    private final SecuredPackets packets = new SecuredPackets();
    private long sent;
    private long received;
    private final List<Octets> executed = new ArrayList<>();

    /** A new card, both of whose counters are 0. {@code pushTar} may be empty. */
    public TestCard(String msisdn, Iccid iccid, String imsi, CardKeys keys, String pushTar) {
        this.msisdn = msisdn;
        this.iccid = iccid;
        this.imsi = imsi;
        this.keys = keys;
        this.pushTar = pushTar;
    }

    /** The subscriber, E.164 digits. */
    public String msisdn() {
        return msisdn;
    }

    /** The card's identity. */
    public Iccid iccid() {
        return iccid;
    }

    /** The subscriber's IMSI, or nothing. */
    public String imsi() {
        return imsi;
    }

    /** Its keys. */
    public CardKeys keys() {
        return keys;
    }

    /** The counter of the last packet sent. */
    public long lastCounter() {
        return sent;
    }

    /** The card's row of an import. */
    public String importRow() {
        return String.join(",", iccid.digits(), msisdn, imsi,
                Octets.ofOctets(keys.kic()).toHex(), keys.kicKey().toHex(),
                Octets.ofOctets(keys.kid()).toHex(), keys.kidKey().toHex(), pushTar);
    }

    /** A check request of first use in the terminal {@code imei}, which claims BIP. */
    public Octets checkRequest(Imei imei) {
        return new CheckRequest(iccid, imei, CLAIMS_BIP, Trigger.FIRST_USE, Octets.ofHex("FFFFFFFFFFFFFFFF")).encode();
    }

    /** The report that OPEN CHANNEL ended with {@code result}. */
    public Octets channelReport(Octets identificationData, TerminalResult result) {
        return new ChannelReport(iccid, identificationData, result).encode();
    }

    /** {@code data} in the card's next command packet to the server. */
    public synchronized Octets packet(Octets data) {
        return packet(CIPHERED, BIP, ++sent, data);
    }

    /** {@code data} in a command packet of any security, TAR and counter; the card's own counter stays as it is. */
    public synchronized Octets packet(Spi spi, Tar tar, long counter, Octets data) {
        return packets.encodeCommand(CommandPacket.of(spi, keys, tar, counter, data), keys, PacketTransport.SMS_PP);
    }

    /**
     * Deciphers and verifies a packet from the server.
     *
     * @throws AssertionError when it is not good, or its counter not higher than the one before
     */
    public synchronized CommandPacket open(Octets packet) {
        CommandPacket command = verify(packet);
        if (command.counter() <= received) {
            throw new AssertionError("counter " + command.counter() + " after " + received);
        }
        received = command.counter();
        return command;
    }

    /** Deciphers and verifies a packet from the server without looking at the counter. */
    public synchronized CommandPacket verify(Octets packet) {
        try {
            return packets.decodeCommand(packet, keys, PacketTransport.SMS_PP);
        } catch (ProtocolException e) {
            throw new AssertionError("the card cannot open the packet: " + e.getMessage(), e);
        }
    }

    /** The response packet to {@code command}, protected as the command asked. */
    public synchronized Octets respond(CommandPacket command, ResponseStatus status, Octets data) {
        ResponsePacket response = new ResponsePacket(command.tar(), command.counter(), status, data);
        return packets.encodeResponse(response, command.spi(), keys, PacketTransport.SMS_PP);
    }

    /**
     * Executes a packet that came on a channel: deciphers and verifies it, and remembers its commands.
     *
     * @return the response packet: all commands executed, 9000
     * @throws AssertionError when it is not good, or its counter not higher than the one before
     */
    public synchronized Octets execute(Octets packet) {
        try {
            CommandPacket command = packets.decodeCommand(packet, keys, PacketTransport.CAT_TP);
            if (command.counter() <= received) {
                throw new AssertionError("counter " + command.counter() + " after " + received);
            }
            received = command.counter();
            return packets.encodeResponse(new ResponsePacket(command.tar(), command.counter(), ResponseStatus.POR_OK,
                    Octets.ofOctets(store(command.data()), 0x90, 0x00)), command.spi(), keys, PacketTransport.CAT_TP);
        } catch (ProtocolException e) {
            throw new AssertionError("the card cannot open the packet: " + e.getMessage(), e);
        }
    }

    /** Remembers commands in compact format; how many there are. */
    public synchronized int store(Octets commands) {
        int count = 0;
        for (int at = 0; at < commands.length(); at += 5 + commands.at(at + 4)) {
            executed.add(commands.slice(at, at + 5 + commands.at(at + 4)));
            count++;
        }
        return count;
    }

    /** The commands executed so far. */
    public synchronized List<Octets> executed() {
        return List.copyOf(executed);
    }

    /** A response packet without any protection, as a card answers that could not verify the command. */
    public synchronized Octets respondPlainly(CommandPacket command, ResponseStatus status) {
        ResponsePacket response = new ResponsePacket(command.tar(), command.counter(), status, Octets.EMPTY);
        return packets.encodeResponse(response, Spi.ofHex("0001"), keys, PacketTransport.SMS_PP);
    }
}
