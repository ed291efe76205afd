package org.bipota.simulator.run;

/** Is told how a trial goes on, by the thread that runs it. */
public interface RunProgress {

    /** Nobody watches. */
    RunProgress NONE = new RunProgress() {
        @Override
        public void phase(String text) {
            // nobody watches
        }

        @Override
        public void complete(int handsets) {
            // nobody watches
        }
    };

    /** What happens now, in one line. */
    void phase(String text);

    /** How many handsets have all their verdicts so far. */
    void complete(int handsets);
}
