package org.bipota.applet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javacard.framework.Util;
import javacard.security.DESKey;
import javacard.security.Signature;
import javacardx.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The applet keeps to what a card can run; the check itself is tried on code that does not. */
class JavaCardSubsetTest {

    @Test
    void appletKeepsToTheSubset() throws IOException {
        List<String> faults = new ArrayList<>();
        List<Path> files = ClassFiles.under("org/bipota/applet");
        for (Path file : files) {
            faults.addAll(JavaCardSubset.faults(Files.readAllBytes(file)));
        }
        assertThat(files).hasSizeGreaterThan(10);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {
        Wrong.SumAsIndex.class, Wrong.SumCompared.class, Wrong.SumHalved.class, Wrong.SumReturnedThroughInt.class,
        Wrong.IntLocal.class, Wrong.LongField.class, Wrong.Text.class, Wrong.MutableStatic.class, Wrong.StaticArray.class,
        Wrong.OpenTable.class, Wrong.WrittenTable.class, Wrong.TableGivenAway.class, Wrong.TableAsTarget.class,
        Wrong.Locked.class, Wrong.VariableArguments.class, Wrong.Lambda.class, Wrong.TwoDimensions.class, Wrong.IntArray.class,
        Wrong.Collection.class, Wrong.BigConstant.class, Wrong.HashCode.class, Wrong.Newer.class, Wrong.SumSwitched.class,
        Wrong.ShiftedSum.class, Wrong.NewerAlgorithm.class, Wrong.ChosenAlgorithm.class})
    void whatACardCannotRunIsFound(Class<?> wrong) {
        assertThat(JavaCardSubset.faults(bytes(wrong))).as(wrong.getSimpleName()).isNotEmpty();
    }

    @Test
    void whatACardCanRunIsLeftAlone() {
        assertThat(JavaCardSubset.faults(bytes(Right.class))).isEmpty();
    }

    private static byte[] bytes(Class<?> type) {
        String file = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arithmetic that is right with 16 bits as well. */
    static final class Right {

        private static final byte[] TABLE = {1, 2, -1, 0};

        private final byte[] octets = new byte[8];

        byte entry(short at) {
            Util.arrayCopyNonAtomic(TABLE, (short) 0, octets, (short) 0, (short) TABLE.length);
            return TABLE[at];
        }

        short sum(short a, short b) {
            return (short) (a + b + 1);
        }

        byte element(short at) {
            return octets[(short) (at + 1)];
        }

        boolean inside(short at, short end) {
            return at < (short) (end - 1);
        }

        Cipher cipher(boolean aes) {
            return Cipher.getInstance(aes ? Cipher.ALG_AES_BLOCK_128_CBC_NOPAD : Cipher.ALG_DES_CBC_NOPAD, false);
        }

        short keySize(DESKey key) {
            return key.getSize();
        }

        short swapped(short value) {
            return (short) ((value & 0x0F) << 4 | (short) (value >> 4) & 0x0F);
        }

        void count() {
            for (short i = 0; i < 8; i++) {
                octets[i] ^= (byte) 0x55;
                octets[i]++;
            }
        }
    }

    /** One thing each that a card cannot run, or would run differently. */
    static final class Wrong {

        private Wrong() {
        }

        static final class SumAsIndex {
            byte at(byte[] octets, short o) {
                return octets[o + 1];
            }
        }

        static final class SumCompared {
            boolean less(short i, short n) {
                return i < n - 1;
            }
        }

        static final class SumHalved {
            short half(short a, short b) {
                return (short) ((a + b) / 2);
            }
        }

        static final class ShiftedSum {
            short half(short a, short b) {
                return (short) ((a + b) >> 1);
            }
        }

        static final class SumReturnedThroughInt {
            int sum(short a, short b) {
                return a + b;
            }
        }

        static final class SumSwitched {
            short value(short a) {
                switch (a + 1) {
                    case 1:
                        return 2;
                    default:
                        return 3;
                }
            }
        }

        static final class IntLocal {
            short value(short a) {
                int b = a;
                return (short) b;
            }
        }

        static final class LongField {
            long value;
        }

        static final class Text {
            Object text() {
                return "text";
            }
        }

        static final class MutableStatic {
            static short value;
        }

        static final class StaticArray {
            private static final byte[] TABLE = new byte[(short) (new byte[2].length + 1)];
        }

        static final class OpenTable {
            static final byte[] TABLE = {1, 2};
        }

        static final class WrittenTable {
            private static final byte[] TABLE = {1, 2};

            void write(short at) {
                TABLE[at]++;
            }
        }

        static final class TableGivenAway {
            private static final byte[] TABLE = {1, 2};

            byte[] table() {
                return TABLE;
            }
        }

        static final class TableAsTarget {
            private static final byte[] TABLE = {1, 2};

            void fill(byte[] octets) {
                Util.arrayCopyNonAtomic(octets, (short) 0, TABLE, (short) 0, (short) TABLE.length);
            }
        }

        static final class Locked {
            synchronized void run() {
            }
        }

        static final class VariableArguments {
            void run(Object... all) {
            }
        }

        static final class Lambda {
            Runnable run() {
                return () -> { };
            }
        }

        static final class TwoDimensions {
            Object table() {
                return new byte[2][];
            }
        }

        static final class IntArray {
            Object table() {
                return new int[2];
            }
        }

        static final class Collection {
            Object list() {
                return new ArrayList<>();
            }
        }

        static final class BigConstant {
            short low(short a) {
                return (short) (a & 0x12345);
            }
        }

        static final class HashCode {
            short hash(Object a) {
                return (short) a.hashCode();
            }
        }

        static final class Newer {
            void random(javacard.security.RandomData random, byte[] target) {
                random.nextBytes(target, (short) 0, (short) 4);
            }
        }

        /** A card of Java Card 2.2.1 throws CryptoException. */
        static final class NewerAlgorithm {
            Signature cmac() {
                return Signature.getInstance(Signature.ALG_AES_CMAC_128, false);
            }
        }

        static final class ChosenAlgorithm {
            Cipher cipher(boolean aes) {
                return Cipher.getInstance(aes ? Cipher.ALG_AES_CBC_PKCS5 : Cipher.ALG_DES_CBC_NOPAD, false);
            }
        }
    }
}
