package org.bipota.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javacard.framework.AID;
import javacard.framework.APDU;
import javacard.framework.Applet;
import javacard.framework.JCSystem;
import javacard.framework.TransactionException;
import javacard.framework.Util;
import javacard.security.AESKey;
import javacard.security.KeyBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an applet writes in a transaction is there as a whole or not at all (Java Card runtime environment, chapter 7). */
class TransactionTest {

    private static final byte[] AID_OCTETS = {(byte) 0xF0, 1, 2, 3, 4, 5};
    private static final AID AID_OF_LEDGER = new AID(AID_OCTETS, (short) 0, (byte) AID_OCTETS.length);

    private final CardRuntime runtime = new CardRuntime();
    private Ledger ledger;

    @BeforeEach
    void install() {
        runtime.install(AID_OF_LEDGER, Ledger.class, new byte[] {6, (byte) 0xF0, 1, 2, 3, 4, 5, 0, 0});
        runtime.enter(AID_OF_LEDGER);
        ledger = (Ledger) runtime.lookupApplet(AID_OF_LEDGER).getApplet();
        JCSystem.beginTransaction();
    }

    @Test
    void abortBringsEverythingPersistentBack() {
        ledger.change();
        JCSystem.abortTransaction();

        assertThat(ledger).satisfies(Ledger::isAsInstalled);
        assertThat(JCSystem.getTransactionDepth()).isZero();
    }

    @Test
    void abortLeavesTransientArraysAlone() {
        ledger.ram[0] = 9;
        JCSystem.abortTransaction();

        assertThat(ledger.ram[0]).isEqualTo((byte) 9);
    }

    @Test
    void whatIsReachedThroughATransientArrayIsBroughtBackAsWell() {
        JCSystem.abortTransaction();
        ledger.references[0] = ledger.new Entry((short) 5);
        JCSystem.beginTransaction();
        ((Ledger.Entry) ledger.references[0]).amount = 6;
        JCSystem.abortTransaction();

        assertThat(((Ledger.Entry) ledger.references[0]).amount).isEqualTo((short) 5);
    }

    @Test
    void commitKeepsEverything() {
        ledger.change();
        JCSystem.commitTransaction();
        runtime.reset();

        assertThat(ledger).satisfies(Ledger::isChanged);
    }

    @Test
    void nextAbortDoesNotReachBehindACommit() {
        ledger.change();
        JCSystem.commitTransaction();
        JCSystem.beginTransaction();
        JCSystem.abortTransaction();

        assertThat(ledger).satisfies(Ledger::isChanged);
    }

    @Test
    void transactionThatTheAppletLeftOpenIsAborted() {
        ledger.change();
        runtime.leave();

        assertThat(ledger).satisfies(Ledger::isAsInstalled);
    }

    @Test
    void powerLossInATransactionAbortsIt() {
        ledger.change();
        ledger.ram[0] = 9;
        runtime.reset();

        assertThat(ledger).satisfies(Ledger::isAsInstalled);
        assertThat(ledger.ram[0]).isZero();
        assertThat(runtime.getTransactionDepth()).isZero();
    }

    @Test
    void transactionsDoNotNest() {
        ledger.change();

        assertThatThrownBy(JCSystem::beginTransaction).isInstanceOfSatisfying(TransactionException.class,
                fault -> assertThat(fault.getReason()).isEqualTo(TransactionException.IN_PROGRESS));
        JCSystem.abortTransaction();
        assertThat(ledger).satisfies(Ledger::isAsInstalled);
        assertThatThrownBy(JCSystem::abortTransaction).isInstanceOfSatisfying(TransactionException.class,
                fault -> assertThat(fault.getReason()).isEqualTo(TransactionException.NOT_IN_PROGRESS));
        assertThatThrownBy(JCSystem::commitTransaction).isInstanceOfSatisfying(TransactionException.class,
                fault -> assertThat(fault.getReason()).isEqualTo(TransactionException.NOT_IN_PROGRESS));
    }

    @Test
    void commitBufferHoldsWhatItHoldsAndNoMore() {
        runtime.setCommitCapacity((short) 20);
        assertThat(JCSystem.getUnusedCommitCapacity()).isEqualTo((short) 20);
        Util.arrayFillNonAtomic(ledger.store, (short) 0, (short) 20, (byte) 7);
        assertThat(JCSystem.getUnusedCommitCapacity()).isZero();
        JCSystem.commitTransaction();

        JCSystem.beginTransaction();
        Util.arrayFillNonAtomic(ledger.store, (short) 0, (short) 20, (byte) 8);
        ledger.count++;
        assertThatThrownBy(JCSystem::commitTransaction).isInstanceOfSatisfying(TransactionException.class,
                fault -> assertThat(fault.getReason()).isEqualTo(TransactionException.BUFFER_FULL));
        runtime.leave();
        assertThat(ledger.store).containsOnly(7);
        assertThat(ledger.count).isZero();
    }

    /** Persistent and transient data of every kind. */
    public static final class Ledger extends Applet {

        final byte[] store = new byte[20];
        final short[] numbers = new short[2];
        final Object[] entries = {new Entry((short) 1)};
        final AESKey key = (AESKey) KeyBuilder.buildKey(KeyBuilder.TYPE_AES, KeyBuilder.LENGTH_AES_128, false);
        final byte[] ram = JCSystem.makeTransientByteArray((short) 4, JCSystem.CLEAR_ON_RESET);
        final Object[] references = JCSystem.makeTransientObjectArray((short) 1, JCSystem.CLEAR_ON_RESET);
        private Entry first = (Entry) entries[0];
        private short count;

        /** An object behind the applet. */
        final class Entry {

            private short amount;

            Entry(short amount) {
                this.amount = amount;
            }
        }

        private Ledger() {
            key.setKey(new byte[16], (short) 0);
            register();
        }

        public static void install(byte[] data, short offset, byte length) {
            new Ledger();
        }

        @Override
        public void process(APDU apdu) {
            // nothing to process
        }

        void change() {
            store[3] = 1;
            numbers[1] = 300;
            first.amount = 2;
            first = new Entry((short) 3);
            entries[0] = null;
            count = 4;
            byte[] ones = new byte[16];
            Util.arrayFillNonAtomic(ones, (short) 0, (short) 16, (byte) 1);
            key.setKey(ones, (short) 0);
        }

        void isAsInstalled() {
            assertThat(store).containsOnly(0);
            assertThat(numbers).containsOnly(0);
            assertThat(first.amount).isEqualTo((short) 1);
            assertThat(entries[0]).isSameAs(first);
            assertThat(count).isZero();
            assertThat(keyOctets()).containsOnly(0);
        }

        void isChanged() {
            assertThat(store[3]).isEqualTo((byte) 1);
            assertThat(numbers[1]).isEqualTo((short) 300);
            assertThat(first.amount).isEqualTo((short) 3);
            assertThat(entries[0]).isNull();
            assertThat(count).isEqualTo((short) 4);
            assertThat(keyOctets()).containsOnly(1);
        }

        private byte[] keyOctets() {
            byte[] octets = new byte[16];
            key.getKey(octets, (short) 0);
            return octets;
        }
    }
}
