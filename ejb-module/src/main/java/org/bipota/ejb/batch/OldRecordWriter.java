package org.bipota.ejb.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.bipota.ejb.application.retention.Retention;
import org.bipota.ejb.application.retention.RetentionWindow;

/** Job <i>retention</i>: removes a window of old rows. */
@Named("removal")
@Dependent
public class OldRecordWriter extends AbstractItemWriter {

    @Inject
    @BatchProperty
    private String day;

    @Inject
    private Retention retention;

    @Override
    public void writeItems(List<Object> windows) {
        windows.forEach(window -> retention.remove(LocalDate.parse(day), (RetentionWindow) window));
    }
}
