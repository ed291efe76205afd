package org.bipota.benchmarks.load;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;
import org.bipota.protocol.card.CheckRequest;
import org.bipota.protocol.card.Trigger;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.cat.Imei;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.CommandPacket;
import org.bipota.protocol.secured.PacketTransport;
import org.bipota.protocol.secured.SecuredPackets;
import org.bipota.protocol.secured.Spi;
import org.bipota.protocol.secured.Tar;
import org.bipota.protocol.sms.Segmentation;

/** A card: its keys, its one request, and what it makes of a push. */
final class LoadCard {

    private static final Spi CIPHERED_AND_SIGNED = Spi.ofHex("1600");
    private static final Tar BIP = Tar.ofHex("424950");
    private static final ThreadLocal<SecuredPackets> PACKETS = ThreadLocal.withInitial(SecuredPackets::new);

    private final int index;
    private final String msisdn;
    private final Iccid iccid;
    private final String imsi;
    private final Imei imei;
    private final CardKeys keys;
    private final AtomicReference<PushTarget> target = new AtomicReference<>();
    private volatile long startedNanos;
    private volatile long pushedNanos;

    LoadCard(int index, int series) {
        this.index = index;
        this.msisdn = String.format("4916%03d%07d", series, index);
        this.iccid = Iccid.ofDigits(String.format("894916%03d%010d", series, index));
        this.imsi = String.format("26216%03d%07d", series, index);
        this.imei = Imei.ofDigits(String.format("35300001%06d0", index % 1_000_000));
        Random random = new Random(series * 10_000_000L + index);
        this.keys = new CardKeys(0x12, key(random), 0x12, key(random));
    }

    private static Octets key(Random random) {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return Octets.of(key);
    }

    int index() {
        return index;
    }

    String msisdn() {
        return msisdn;
    }

    String importRow() {
        return iccid.digits() + ',' + msisdn + ',' + imsi + ",12," + keys.kicKey().toHex() + ",12," + keys.kidKey().toHex() + ',';
    }

    /** When its request was handed to the SMSC. */
    long startedNanos() {
        return startedNanos;
    }

    /** When it was told to connect. */
    long pushedNanos() {
        return pushedNanos;
    }

    /** The user data of the check request; its time begins. */
    Octets request(long nowNanos) {
        startedNanos = nowNanos;
        Octets request = new CheckRequest(iccid, imei, null, Trigger.FIRST_USE, null).encode();
        Octets packet = PACKETS.get().encodeCommand(
                CommandPacket.of(CIPHERED_AND_SIGNED, keys, BIP, 1, request), keys, PacketTransport.SMS_PP);
        return Segmentation.commandPacket(packet, 0).get(0);
    }

    /** Opens a push. */
    CommandPacket open(Octets packet) throws ProtocolException {
        return PACKETS.get().decodeCommand(packet, keys, PacketTransport.SMS_PP);
    }

    /** Remembers where to connect, and since when; false when it was told before. */
    boolean pushed(PushTarget where, long nowNanos) {
        if (target.get() == null) {
            pushedNanos = nowNanos;
        }
        return target.compareAndSet(null, where);
    }

    /** Where to connect, or null. */
    PushTarget target() {
        return target.get();
    }
}
