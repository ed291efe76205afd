package org.bipota.ejb.application.figures;

import java.util.List;

/** Tells figures. A CDI bean; every bean of this type is asked. */
public interface FigureSource {

    /**
     * The figures as they are now. Called every few seconds by one thread, outside of a transaction; when it throws, its
     * figures are missing until the next time.
     */
    List<Figure> figures();
}
