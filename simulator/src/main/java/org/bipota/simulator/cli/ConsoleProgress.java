package org.bipota.simulator.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.bipota.simulator.run.RunProgress;

/** Shows how a trial goes on: a bar on a terminal, else a line at most every few seconds. */
final class ConsoleProgress implements RunProgress, AutoCloseable {

    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final boolean terminal;
    private final int all;
    private final String what;
    private ProgressBar bar;
    private long lastLine;
    private int lastComplete = -1;

    /**
     * Shows progress.
     *
     * @param all  how many there are
     * @param what each of them is to get, as a verdict
     */
    ConsoleProgress(PrintWriter out, boolean terminal, int all, String what) {
        this.out = out;
        this.terminal = terminal;
        this.all = all;
        this.what = what;
    }

    @Override
    public void phase(String text) {
        finish();
        out.println(text);
        out.flush();
    }

    @Override
    public void complete(int complete) {
        if (terminal) {
            if (bar == null) {
                bar = new ProgressBarBuilder().setTaskName(what + "s").setInitialMax(all).hideEta()
                        .setStyle(ProgressBarStyle.ASCII).build();
            }
            bar.stepTo(complete);
        } else if (complete != lastComplete && System.nanoTime() - lastLine > LINE_NANOS) {
            out.println(complete + " of " + all + " have their " + what);
            out.flush();
            lastLine = System.nanoTime();
            lastComplete = complete;
        }
    }

    /** Ends the bar, so that other text can follow. */
    void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        finish();
    }
}
