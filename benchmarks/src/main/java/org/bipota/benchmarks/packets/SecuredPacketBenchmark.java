package org.bipota.benchmarks.packets;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One secured packet with 48 octets of data, ciphered and signed, under other keys each time, since each card has its own.
 * The bare benchmarks run the same ciphers over as many octets and do nothing else: they are the limit.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SecuredPacketBenchmark {

    private static final int CARDS = 1024;
    private static final int DATA_OCTETS = 48;
    private static final Spi CIPHERED_AND_SIGNED = Spi.ofHex("163A");
    private static final Tar TAR = Tar.ofHex("424950");

    /** The key set. */
    @Param
    public Algorithm algorithm;

    private final SecuredPackets packets = new SecuredPackets();
    private CommandPacket[] commands;
    private CardKeys[] keys;
    private Octets[] encoded;
    private BareCiphers bare;
    private int next;

    /** Makes the cards and a packet of each. */
    @Setup
    public void cards() {
        Random random = new Random(4711);
        commands = new CommandPacket[CARDS];
        keys = new CardKeys[CARDS];
        encoded = new Octets[CARDS];
        for (int i = 0; i < CARDS; i++) {
            keys[i] = new CardKeys(algorithm.octet(), key(random), algorithm.octet(), key(random));
            commands[i] = CommandPacket.of(CIPHERED_AND_SIGNED, keys[i], TAR, i + 1, octets(random, DATA_OCTETS));
            encoded[i] = packets.encodeCommand(commands[i], keys[i], PacketTransport.SMS_PP);
        }
        bare = new BareCiphers(algorithm, encoded[0].length());
    }

    /** Builds a packet. */
    @Benchmark
    public Octets build() {
        int card = card();
        return packets.encodeCommand(commands[card], keys[card], PacketTransport.SMS_PP);
    }

    /** Deciphers and verifies a packet. */
    @Benchmark
    public CommandPacket verify() throws ProtocolException {
        int card = card();
        return packets.decodeCommand(encoded[card], keys[card], PacketTransport.SMS_PP);
    }

    /** The bare ciphers' part of {@link #build}. */
    @Benchmark
    public byte[] bareBuild() throws java.security.GeneralSecurityException {
        CardKeys card = keys[card()];
        return bare.signAndEncipher(card.kicKey(), card.kidKey());
    }

    /** The bare ciphers' part of {@link #verify}. */
    @Benchmark
    public byte[] bareVerify() throws java.security.GeneralSecurityException {
        CardKeys card = keys[card()];
        return bare.decipherAndSign(card.kicKey(), card.kidKey());
    }

    private int card() {
        next = next + 1 & CARDS - 1;
        return next;
    }

    private static Octets key(Random random) {
        return octets(random, 16);
    }

    private static Octets octets(Random random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Octets.of(octets);
    }
}
