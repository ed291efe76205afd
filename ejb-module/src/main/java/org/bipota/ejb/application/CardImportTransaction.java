package org.bipota.ejb.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bipota.ejb.application.CardFile.NumberedRow;
import org.bipota.ejb.application.CardImportResult.RejectedRow;

/** One transaction of a card import. */
@ApplicationScoped
public class CardImportTransaction {

    @Inject
    private Cards cards;

    /** Stores the rows in the order of their numbers, in which everyone locks cards, and answers those that conflict. */
    @Transactional
    List<RejectedRow> store(List<NumberedRow> rows, String actor) {
        List<RejectedRow> rejected = new ArrayList<>();
        rows.stream().sorted(Comparator.comparing(row -> row.card().msisdn())).forEach(row -> {
            try {
                cards.store(row.card(), actor);
            } catch (CardImportException e) {
                rejected.add(new RejectedRow(row.line(), e.getMessage()));
            }
        });
        return rejected;
    }

    /** Stores nothing, and answers those that conflict. */
    @Transactional
    List<RejectedRow> check(List<NumberedRow> rows) {
        List<RejectedRow> rejected = new ArrayList<>();
        rows.forEach(row -> {
            try {
                cards.check(row.card());
            } catch (CardImportException e) {
                rejected.add(new RejectedRow(row.line(), e.getMessage()));
            }
        });
        return rejected;
    }
}
