package org.bipota.ejb.batch;

import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.bipota.ejb.application.retention.RetentionPlace;
import org.bipota.ejb.application.retention.RetentionWalk;

/** Job <i>retention</i>: windows of old rows, kind by kind; the checkpoint is the place behind the last one. */
@Named("oldRecords")
@Dependent
public class OldRecordReader extends AbstractItemReader {

    @Inject
    private RetentionWalk walk;

    @Override
    public void open(Serializable checkpoint) {
        walk.begin((RetentionPlace) checkpoint);
    }

    @Override
    public Object readItem() {
        return walk.next();
    }

    @Override
    public Serializable checkpointInfo() {
        return walk.place();
    }
}
