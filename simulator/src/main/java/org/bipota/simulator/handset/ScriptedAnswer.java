package org.bipota.simulator.handset;

import java.util.Objects;
import java.util.Set;
import org.bipota.protocol.Octets;
import org.bipota.protocol.cat.CatTag;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cat.TerminalResult;

/**
 * What a terminal answers instead of simply doing what its card asks. A result that says "performed" (00 to 0F) leaves
 * the command executed, and only the result is another; any other result means that nothing is done.
 *
 * @param commands types of command it concerns, as 13 for SEND SHORT MESSAGE; empty for all
 * @param result   the result of TERMINAL RESPONSE
 * @param user     on what the user has to be told for it, since most refusals are his
 * @param after    how many such commands are left alone first
 * @param times    how many are answered so then, at least 1, or {@link #ALWAYS}
 * @param percent  how many of a hundred of these, by lot; 1 to 100
 */
public record ScriptedAnswer(Set<Integer> commands, TerminalResult result, User user, int after, int times, int percent) {

    /** For {@code times}: until the end. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    /** What the user's part is. */
    public enum User {
        /** None: the answer does not depend on what he is shown. */
        NOT_ASKED,
        /** He answers when there is a text to show: an alpha identifier that is not empty. */
        SEES_TEXT,
        /** He answers unless an empty alpha identifier tells the terminal to keep still. */
        NOT_KEPT_FROM
    }

    /** Checks the ranges. */
    public ScriptedAnswer {
        commands = Set.copyOf(commands);
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(user, "user");
        if (after < 0 || times < 1 || percent < 1 || percent > 100) {
            throw new IllegalArgumentException("after " + after + ", " + times + " times, " + percent + "%");
        }
    }

    /** The result of every command of {@code types}; of all commands when none is named. {@code result}: as 2002. */
    public static ScriptedAnswer of(String result, Integer... types) {
        return new ScriptedAnswer(Set.of(types), new TerminalResult(Octets.ofHex(result)), User.NOT_ASKED, 0, ALWAYS, 100);
    }

    /** The same for the first {@code count} commands only, counted from {@link #after} on. */
    public ScriptedAnswer times(int count) {
        return new ScriptedAnswer(commands, result, user, after, count, percent);
    }

    /** The same behind {@code count} commands that are left alone. */
    public ScriptedAnswer after(int count) {
        return new ScriptedAnswer(commands, result, user, count, times, percent);
    }

    /** The same for a share of the commands. */
    public ScriptedAnswer forPercent(int share) {
        return new ScriptedAnswer(commands, result, user, after, times, share);
    }

    /** The same where the user has to do with it. */
    public ScriptedAnswer by(User whom) {
        return new ScriptedAnswer(commands, result, whom, after, times, percent);
    }

    /** Whether this answer is about {@code command}; not whether its turn has come. */
    boolean concerns(ProactiveCommand command) {
        if (!commands.isEmpty() && !commands.contains(command.details().type())) {
            return false;
        }
        boolean silent = command.value(CatTag.ALPHA_IDENTIFIER).filter(Octets::isEmpty).isPresent();
        boolean text = command.value(CatTag.ALPHA_IDENTIFIER).filter(alpha -> !alpha.isEmpty()).isPresent();
        return switch (user) {
            case NOT_ASKED -> true;
            case SEES_TEXT -> text;
            case NOT_KEPT_FROM -> !silent;
        };
    }
}
