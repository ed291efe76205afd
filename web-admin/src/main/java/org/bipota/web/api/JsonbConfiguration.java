package org.bipota.web.api;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** How answers are written: members in alphabetical order, null where there is no value. */
@Provider
public class JsonbConfiguration implements ContextResolver<Jsonb> {

    private final Jsonb jsonb = create();

    /** A mapper with this configuration. */
    static Jsonb create() {
        return JsonbBuilder.create(new JsonbConfig().withNullValues(true));
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
