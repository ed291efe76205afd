package org.bipota.smpp.submit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The messages that wait, by priority and then in their order; but a destination that has a message on its way is left
 * out until that one has ended, so that nothing overtakes on the way to a card. So that the urgent ones do not starve the
 * others, at most seven messages in a row overtake one that came before them; then the one that came first goes. Not thread
 * safe.
 */
final class WaitingMessages {

    private static final int OVERTAKING_IN_A_ROW = 7;
    private static final Comparator<Submission> BY_AGE = Comparator.comparingLong(Submission::order);
    private static final Comparator<Submission> FIRST_TO_GO =
            Comparator.comparing((Submission submission) -> submission.message().priority()).thenComparingLong(Submission::order);

    private final Map<String, PriorityQueue<Submission>> byDestination = new HashMap<>();
    /** The first message of each destination that has none on its way, by the group it asks for; null: any. */
    private final Map<String, Ready> ready = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> busy = new HashSet<>();
    private long placed;
    private int size;
    private int overtakings;

    /** The same messages twice: by priority, and by age. */
    private static final class Ready {
        private final TreeSet<Submission> byPriority = new TreeSet<>(FIRST_TO_GO);
        private final TreeSet<Submission> byAge = new TreeSet<>(BY_AGE);

        void add(Submission submission) {
            byPriority.add(submission);
            byAge.add(submission);
        }

        boolean remove(Submission submission) {
            byAge.remove(submission);
            return byPriority.remove(submission) && byPriority.isEmpty();
        }
    }

    int size() {
        return size;
    }

    /** Adds a message behind the others of its priority. */
    void add(Submission submission) {
        submission.place(placed++);
        String destination = submission.message().destination();
        PriorityQueue<Submission> queue = byDestination.computeIfAbsent(destination, key -> new PriorityQueue<>(1, FIRST_TO_GO));
        unready(queue);
        queue.add(submission);
        ready(destination, queue);
        count(submission, 1);
    }

    /** The message that a link of {@code group} may take first, or null when there is none. */
    Submission first(String group) {
        return first(group, overtakings >= OVERTAKING_IN_A_ROW ? BY_AGE : FIRST_TO_GO);
    }

    private Submission first(String group, Comparator<Submission> order) {
        Submission any = first(ready.get(null), order);
        Submission own = group == null ? null : first(ready.get(group), order);
        return any == null || own != null && order.compare(own, any) < 0 ? own : any;
    }

    private static Submission first(Ready messages, Comparator<Submission> order) {
        return messages == null ? null : order == BY_AGE ? messages.byAge.first() : messages.byPriority.first();
    }

    /** Takes a message that {@link #first} gave a link of {@code group}; its destination is busy until {@link #ended}. */
    void begin(Submission submission, String group) {
        overtakings = first(group, BY_AGE) == submission ? 0 : overtakings + 1;
        String destination = submission.message().destination();
        PriorityQueue<Submission> queue = byDestination.get(destination);
        unready(queue);
        queue.remove(submission);
        if (queue.isEmpty()) {
            byDestination.remove(destination);
        }
        busy.add(destination);
        count(submission, -1);
    }

    /** The message on its way to {@code destination} has ended. */
    void ended(String destination) {
        busy.remove(destination);
        PriorityQueue<Submission> queue = byDestination.get(destination);
        if (queue != null) {
            ready(destination, queue);
        }
    }

    /** Takes out all messages that {@code condition} holds for. */
    List<Submission> removeAll(Predicate<Submission> condition) {
        List<Submission> removed = new ArrayList<>();
        for (var entries = byDestination.entrySet().iterator(); entries.hasNext();) {
            var entry = entries.next();
            PriorityQueue<Submission> queue = entry.getValue();
            unready(queue);
            queue.removeIf(submission -> condition.test(submission) && removed.add(submission));
            if (queue.isEmpty()) {
                entries.remove();
            } else {
                ready(entry.getKey(), queue);
            }
        }
        removed.sort(FIRST_TO_GO);
        removed.forEach(submission -> count(submission, -1));
        return removed;
    }

    /** How many messages a link of {@code group} may take sooner or later. */
    int sizeFor(String group) {
        return sizes.getOrDefault(null, 0) + (group == null ? 0 : sizes.getOrDefault(group, 0));
    }

    private void count(Submission submission, int change) {
        sizes.merge(group(submission), change, Integer::sum);
        sizes.remove(group(submission), 0);
        size += change;
    }

    private static String group(Submission submission) {
        return submission.message().group();
    }

    private void ready(String destination, PriorityQueue<Submission> queue) {
        if (!busy.contains(destination)) {
            Submission first = queue.peek();
            ready.computeIfAbsent(group(first), key -> new Ready()).add(first);
        }
    }

    private void unready(PriorityQueue<Submission> queue) {
        Submission first = queue.peek();
        if (first != null) {
            Ready ofGroup = ready.get(group(first));
            if (ofGroup != null && ofGroup.remove(first)) {
                ready.remove(group(first));
            }
        }
    }
}
