package org.bipota.ejb.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the receipts of its parts say of a push. A part may have been submitted several times, when an answer was lost: it is
 * delivered once one of its submissions is, and undelivered when one ended otherwise and none that the SMSC is known to have
 * is still open. A push is delivered once each of its parts is, and undelivered as soon as one is not.
 *
 * @param delivered whether it is delivered
 * @param undelivered what the receipt says of the first part that is not, or null
 */
public record PushFate(boolean delivered, ReceiptState undelivered) {

    private static final PushFate OPEN = new PushFate(false, null);

    /**
     * What these submissions say.
     *
     * @param parts the number of parts
     * @param submissions in the order they were made
     * @param onItsWay whether the push is with the adapter once more, so that nothing can be called undelivered
     */
    public static PushFate of(int parts, List<PartFate> submissions, boolean onItsWay) {
        Map<Integer, ReceiptState> receipts = new HashMap<>();
        for (PartFate submission : submissions) {
            if (submission.receipt() != null) {
                receipts.merge(submission.part(), submission.receipt(), PushFate::better);
            }
        }
        if (receipts.values().stream().filter(receipt -> receipt == ReceiptState.DELIVERED).count() == parts) {
            return new PushFate(true, null);
        }
        return onItsWay ? OPEN : receipts.entrySet().stream()
                .filter(entry -> entry.getValue() != ReceiptState.DELIVERED && !open(submissions, entry.getKey()))
                .min(Map.Entry.comparingByKey())
                .map(entry -> new PushFate(false, entry.getValue()))
                .orElse(OPEN);
    }

    private static ReceiptState better(ReceiptState one, ReceiptState other) {
        return one == ReceiptState.DELIVERED ? one : other;
    }

    private static boolean open(List<PartFate> submissions, int part) {
        return submissions.stream().anyMatch(one -> one.part() == part && one.accepted() && one.receipt() == null);
    }
}
