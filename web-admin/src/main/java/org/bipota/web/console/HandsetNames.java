package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bipota.ejb.application.console.HandsetModel;
import org.bipota.ejb.application.console.HandsetModels;

/** Names of handset models; each is asked for at most once a request. */
@Named
@RequestScoped
public class HandsetNames {

    @Inject
    private HandsetModels models;

    @Inject
    private Texts texts;

    private final Map<String, Optional<HandsetModel>> known = new HashMap<>();

    /** Asks for the names of these TACs at once. */
    void expect(Collection<String> tacs) {
        List<String> unknown = tacs.stream().filter(tac -> !known.containsKey(tac)).toList();
        Map<String, HandsetModel> found = models.find(unknown);
        unknown.forEach(tac -> known.put(tac, Optional.ofNullable(found.get(tac))));
    }

    /** Manufacturer and model, or the TAC where they are not known; a dash for null. */
    public String name(String tac) {
        if (tac == null) {
            return texts.value(null);
        }
        expect(List.of(tac));
        return known.get(tac).map(model -> model.manufacturer() + ' ' + model.model())
                .orElseGet(() -> texts.text("handset.unnamed", tac));
    }
}
