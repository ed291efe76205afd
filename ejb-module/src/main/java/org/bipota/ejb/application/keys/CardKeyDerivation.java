package org.bipota.ejb.application.keys;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.bipota.ejb.domain.NamedKeyAlgorithm;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.Iccid;
import org.bipota.protocol.secured.CardKeys;
import org.bipota.protocol.secured.KeyAlgorithm;

/**
 * Derives a card's keys from a named key and the ICCID as in EF_ICCID (10 octets).
 *
 * <p>By AES: NIST SP 800-108 clause 4.1, counter mode, AES-CMAC, 32-bit counter and length: blocks
 * {@code CMAC(K, i || label || 00 || ICCID || bits)} for i = 1, 2, ..., label {@code KIC} or {@code KID}; AES keys are as
 * long as K, triple DES keys as long as their algorithm says.
 *
 * <p>By triple DES: {@code E(K, u) || E(K, not u)}, u being the last 7 octets of the ICCID and 01 for KIc or 02 for KID; keys
 * of 16 octets only, for triple DES with two keys or AES.
 */
public final class CardKeyDerivation {

    private static final int SHORT_OCTETS = 16;
    private static final int ICCID_OCTETS_USED = 7;

    private CardKeyDerivation() {
    }

    /**
     * The keys of the card {@code iccid} for these octets of the packet header.
     *
     * @param iccid 10 to 20 digits
     * @throws IllegalArgumentException with the reason, which holds no key, when such keys cannot be derived
     */
    public static CardKeys derive(NamedKeySecret named, int kic, int kid, String iccid) {
        Octets card = Iccid.ofDigits(iccid).value();
        return new CardKeys(kic, key(named, "KIC", kic, card), kid, key(named, "KID", kid, card));
    }

    private static Octets key(NamedKeySecret named, String label, int keyOctet, Octets card) {
        int octets = octets(named, label, keyOctet);
        return named.algorithm() == NamedKeyAlgorithm.AES ? byCmac(named.octets(), label, card, octets)
                : byTripleDes(named.octets(), label, card);
    }

    private static int octets(NamedKeySecret named, String label, int keyOctet) {
        KeyAlgorithm algorithm = KeyAlgorithm.of(keyOctet).orElse(KeyAlgorithm.IMPLICIT);
        boolean byAes = named.algorithm() == NamedKeyAlgorithm.AES;
        int octets = switch (algorithm) {
            case AES -> byAes ? named.octets().length() : SHORT_OCTETS;
            case TRIPLE_DES_TWO_KEYS -> SHORT_OCTETS;
            case TRIPLE_DES_THREE_KEYS -> 24;
            case DES_CBC, DES_ECB, IMPLICIT -> 0;
        };
        if (octets == 0 || !byAes && octets != SHORT_OCTETS) {
            throw new IllegalArgumentException(label + ": keys for " + algorithm.inWords() + " cannot be derived by "
                    + (byAes ? "AES" : "triple DES"));
        }
        return octets;
    }

    private static Octets byCmac(Octets master, String label, Octets card, int octets) {
        int bits = octets * 8;
        Octets fixed = Octets.of(label.getBytes(StandardCharsets.US_ASCII)).concat(Octets.ofOctets(0)).concat(card)
                .concat(Octets.ofOctets(0, 0, bits >> 8, bits & 0xFF));
        return IntStream.rangeClosed(1, (octets + 15) / 16)
                .mapToObj(i -> AesCmac.of(master, Octets.ofOctets(0, 0, 0, i).concat(fixed)))
                .reduce(Octets.EMPTY, Octets::concat).slice(0, octets);
    }

    private static Octets byTripleDes(Octets master, String label, Octets card) {
        Octets half = card.slice(card.length() - ICCID_OCTETS_USED).concat(Octets.ofOctets(label.equals("KIC") ? 1 : 2));
        byte[] complement = half.toByteArray();
        for (int i = 0; i < complement.length; i++) {
            complement[i] ^= (byte) 0xFF;
        }
        return BlockCipher.encrypt(NamedKeyAlgorithm.DES3, master, half.concat(Octets.of(complement)));
    }
}
