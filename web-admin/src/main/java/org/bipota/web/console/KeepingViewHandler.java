package org.bipota.web.console;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Posts forms to the page's full address: whatever happens on the way, an ended session for one, the address still says which
 * rows the page showed.
 */
public class KeepingViewHandler extends ViewHandlerWrapper {

    /** Wraps the one of Faces. */
    public KeepingViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public String getActionURL(FacesContext faces, String viewId) {
        String address = super.getActionURL(faces, viewId);
        boolean own = faces.getViewRoot() != null && viewId.equals(faces.getViewRoot().getViewId());
        String query = own ? ((HttpServletRequest) faces.getExternalContext().getRequest()).getQueryString() : null;
        return query == null || address.contains("?") ? address : address + '?' + query;
    }
}
