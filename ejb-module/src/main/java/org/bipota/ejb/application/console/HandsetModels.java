package org.bipota.ejb.application.console;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bipota.ejb.application.read.Rows;

/** Finds handset models by name. */
@Stateless
@RolesAllowed("viewer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HandsetModels {

    static final int MAX_MANUFACTURER = 80;
    static final int MAX_MODEL = 120;

    @Resource(lookup = "java:jboss/datasources/BipOtaDS")
    private DataSource dataSource;

    /** For the container, which injects the data source. */
    public HandsetModels() {
    }

    /** Reads through {@code dataSource}. */
    public HandsetModels(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those of these TACs that are known, by TAC. */
    public Map<String, HandsetModel> find(Collection<String> tacs) {
        List<String> distinct = tacs.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return Map.of();
        }
        String places = String.join(",", Collections.nCopies(distinct.size(), "?"));
        return Rows.of(dataSource, "select tac, manufacturer, model from handset_model where tac in (" + places + ")",
                row -> new HandsetModel(row.getString("tac"), row.getString("manufacturer"), row.getString("model")),
                distinct.toArray()).stream().collect(Collectors.toMap(HandsetModel::tac, one -> one));
    }
}
