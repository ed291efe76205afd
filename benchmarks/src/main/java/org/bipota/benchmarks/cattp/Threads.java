package org.bipota.benchmarks.cattp;

/** The end of a thread that was told to end. */
final class Threads {

    private Threads() {
    }

    /** Waits for it; an interruption is kept for the caller. */
    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
