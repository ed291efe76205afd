package org.bipota.simulator.handset;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bipota.protocol.cat.ProactiveCommand;
import org.bipota.protocol.cat.TerminalResult;

/** Where one handset is in its scripted answers. Used by its handset's thread only; follows from its seed. */
final class AnswerScript {

    private final List<ScriptedAnswer> answers;
    /** Per answer how many commands that it concerns have come. */
    private final int[] seen;
    private final Random random;

    AnswerScript(List<ScriptedAnswer> answers, long seed) {
        this.answers = answers;
        this.seen = new int[answers.size()];
        this.random = new Random(seed);
    }

    /** What the script has for this command: of all answers whose turn it is, the first. Each counts the command. */
    Optional<TerminalResult> next(ProactiveCommand command) {
        Optional<TerminalResult> result = Optional.empty();
        for (int i = 0; i < seen.length; i++) {
            ScriptedAnswer answer = answers.get(i);
            if (answer.concerns(command) && turn(answer, seen[i]++) && result.isEmpty()) {
                result = Optional.of(answer.result());
            }
        }
        return result;
    }

    private boolean turn(ScriptedAnswer answer, int before) {
        return before >= answer.after() && before - answer.after() < answer.times()
                && random.nextInt(100) < answer.percent();
    }
}
