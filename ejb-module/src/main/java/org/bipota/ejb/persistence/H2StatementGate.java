package org.bipota.ejb.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.h2.api.DatabaseEventListener;

/**
 * Lets one statement at a time change an H2 database, so that H2 stores a state in which no statement is half done.
 *
 * <p>With each commit H2 stores the current root of each table, of each index and of each transaction's undo log, one after the
 * other, and does not keep other sessions from writing meanwhile. When the process is killed before the next commit, a row whose
 * undo record came too late for its root is in some indexes and not in others, and no rollback knows of it. About one kill in ten
 * left that behind while a campaign was prepared. PostgreSQL has a log for this and needs no gate.
 *
 * <p>A statement that waits for a row, which may be held by the very transaction that wants to pass, is passed; so is, as a last
 * resort, one that takes longer than {@link #LIMIT}. Reading is not held up. H2 makes one of these when it is told this class's
 * name by {@code SET DATABASE_EVENT_LISTENER}, and calls it on the thread of the statement.
 */
public final class H2StatementGate implements DatabaseEventListener {

    /** How long a statement may take before others no longer wait for it. */
    static final Duration LIMIT = Duration.ofSeconds(5);
    /** How long the rollback of a statement that failed may take. */
    private static final Duration ROLLBACK = Duration.ofMillis(50);
    /** How often it is looked whether the statement inside waits for a row. */
    private static final Duration LOOK = Duration.ofMillis(5);

    private Thread inside;
    private long until;

    /** For H2. */
    public H2StatementGate() {
    }

    @Override
    public void setProgress(int state, String sql, long current, long max) {
        if (state == STATE_STATEMENT_START && changes(sql)) {
            enter();
        } else if (state == STATE_STATEMENT_END) {
            leave();
        }
    }

    /** H2 rolls the statement back before it returns, and says nothing when it has. */
    @Override
    public synchronized void exceptionThrown(SQLException failure, String sql) {
        if (inside == Thread.currentThread()) {
            until = System.nanoTime() + ROLLBACK.toNanos();
        }
    }

    private synchronized void enter() {
        Thread me = Thread.currentThread();
        while (inside != null && inside != me && inside.isAlive() && !waitsForRow(inside) && until - System.nanoTime() > 0) {
            try {
                wait(LOOK.toMillis());
            } catch (InterruptedException interrupted) {
                me.interrupt();
                break;
            }
        }
        inside = me;
        until = System.nanoTime() + LIMIT.toNanos();
    }

    private synchronized void leave() {
        if (inside == Thread.currentThread()) {
            inside = null;
            notify();
        }
    }

    /** A session waits for another's row with a limit, and for nothing else. */
    private static boolean waitsForRow(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    private static boolean changes(String sql) {
        String text = sql.stripLeading().toLowerCase(Locale.ROOT);
        return !text.startsWith("select") || text.contains("for update") || text.contains("next value");
    }
}
