package org.bipota.protocol.hardening;

import java.util.List;
import java.util.function.Function;
import org.bipota.protocol.Octets;
import org.bipota.protocol.ProtocolException;

/**
 * A decoder under test.
 *
 * @param name for failure messages
 * @param samples good input to be damaged
 * @param weight how often the fuzz run takes it, compared with others; costly ones less
 * @param delimited whether the format says its own length, so that every truncation is a fault
 * @param decoding the decoder
 * @param encoding its inverse: what was decoded from damaged input must be encodable, and decode to an equal value. Null
 *     where there is none
 * @param <T> what it decodes to, with {@code equals}
 */
public record Decoder<T>(
        String name, List<Octets> samples, int weight, boolean delimited, Decoding<T> decoding, Function<T, Octets> encoding) {

    /** The decoder itself. */
    @FunctionalInterface
    public interface Decoding<T> {

        /** Decodes, or says what is wrong. */
        T decode(Octets octets) throws ProtocolException;
    }

    /** A decoder of a format that says its own length. */
    public static <T> Decoder<T> delimited(String name, List<Octets> samples, Decoding<T> decoding, Function<T, Octets> encoding) {
        return new Decoder<>(name, samples, 10, true, decoding, encoding);
    }

    /** A decoder of a format that ends where the octets end. */
    public static <T> Decoder<T> open(String name, List<Octets> samples, Decoding<T> decoding, Function<T, Octets> encoding) {
        return new Decoder<>(name, samples, 10, false, decoding, encoding);
    }

    /** The same decoder, taken with another weight. */
    public Decoder<T> withWeight(int other) {
        return new Decoder<>(name, samples, other, delimited, decoding, encoding);
    }

    /**
     * Decodes damaged input.
     *
     * @return whether it was accepted
     * @throws AssertionError when anything but a {@link ProtocolException} happened, or when what was decoded is not what it
     *     encodes to
     */
    boolean survives(Octets damaged) {
        T decoded;
        try {
            decoded = decoding.decode(damaged);
        } catch (ProtocolException refused) {
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError wrong) {
            // whatever else a decoder throws is the very fault this test looks for
            throw new AssertionError(name + " answers " + damaged + " with " + wrong, wrong);
        }
        if (encoding != null) {
            again(decoded, damaged);
        }
        return true;
    }

    private void again(T decoded, Octets damaged) {
        try {
            Octets encoded = encoding.apply(decoded);
            T second = decoding.decode(encoded);
            if (!decoded.equals(second)) {
                throw new AssertionError(name + " decodes " + damaged + " to " + decoded + ", encodes that to " + encoded + ", " + second);
            }
        } catch (ProtocolException | RuntimeException wrong) {
            // the decoder accepted what its encoder cannot say
            throw new AssertionError(name + " accepts " + damaged + " but not what it encodes to: " + wrong, wrong);
        }
    }
}
