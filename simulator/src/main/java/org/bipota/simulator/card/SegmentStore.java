package org.bipota.simulator.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.bipota.protocol.sms.Concatenation;
import org.bipota.protocol.sms.Segmentation;
import org.bipota.protocol.sms.SmsAddress;
import org.bipota.protocol.sms.UserData;

/** Joins concatenated short messages. A few messages at a time; the one begun first makes room for another. */
final class SegmentStore {

    private static final int MESSAGES = 4;

    private record Message(SmsAddress origin, int reference, boolean wide, int total) {
    }

    private final Map<Message, Map<Integer, UserData>> open = new LinkedHashMap<>();

    /** The message that {@code part} is, or completes. */
    Optional<UserData> add(SmsAddress origin, UserData part) {
        Optional<Concatenation> concatenation = part.concatenation();
        if (concatenation.isEmpty()) {
            return Optional.of(part);
        }
        Concatenation place = concatenation.get();
        Message message = new Message(origin, place.reference(), place.wide(), place.total());
        Map<Integer, UserData> segments = open.computeIfAbsent(message, none -> new TreeMap<>());
        segments.put(place.sequence(), part);
        if (segments.size() < place.total()) {
            if (open.size() > MESSAGES) {
                open.remove(open.keySet().iterator().next());
            }
            return Optional.empty();
        }
        open.remove(message);
        return Optional.of(Segmentation.join(List.copyOf(segments.values())));
    }

    /** Forgets what is incomplete. */
    void clear() {
        open.clear();
    }
}
