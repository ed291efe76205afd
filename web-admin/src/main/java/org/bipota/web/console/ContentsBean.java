package org.bipota.web.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bipota.ejb.application.console.ContentLines;
import org.bipota.ejb.application.console.Position;
import org.bipota.ejb.application.console.Slice;
import org.bipota.ejb.application.read.ContentView;

/** The list of contents. */
@Named
@RequestScoped
public class ContentsBean extends ListBean<ContentView> {

    @Inject
    private ContentLines lines;

    /** By name. */
    public ContentsBean() {
        super(false);
    }

    @Override
    Slice<ContentView> read(Position position, int limit) {
        return lines.list(position, limit);
    }

    @Override
    Map<String, Object> filter() {
        return new LinkedHashMap<>();
    }
}
