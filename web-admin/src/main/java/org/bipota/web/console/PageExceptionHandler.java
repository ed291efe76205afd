package org.bipota.web.console;

import jakarta.ejb.EJBAccessException;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.UUID;
import org.bipota.web.WebLog;
import org.bipota.web.security.LocalAddress;
import org.bipota.web.security.RequestPaths;

/**
 * Leads from a page that failed to one that says so, also when the page's script asked: after a page that the server has
 * forgotten to the page that leads back, after what the role does not allow or a fault of ours to the page of errors.
 */
public class PageExceptionHandler extends ExceptionHandlerWrapper {

    private PageExceptionHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
        FacesContext faces = FacesContext.getCurrentInstance();
        if (!events.hasNext() || faces.getExternalContext().isResponseCommitted()) {
            super.handle();
            return;
        }
        Throwable cause = root(events.next().getContext().getException());
        events.remove();
        HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
        String here = LocalAddress.of(request);
        boolean login = cause instanceof ViewExpiredException && request.getServletPath().equals(RequestPaths.LOGIN);
        leave(faces, login ? here : address(cause, request) + "back=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }

    private static String address(Throwable cause, HttpServletRequest request) {
        if (cause instanceof ViewExpiredException) {
            return "/expired.xhtml?";
        }
        if (cause instanceof NotAllowedException || cause instanceof EJBAccessException) {
            return "/trouble.xhtml?denied=true&";
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        WebLog.LOG.requestFailed(request.getMethod(), request.getServletPath(), reference, cause);
        return "/trouble.xhtml?reference=" + reference + '&';
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause
                && !(cause instanceof NotAllowedException) && !(cause instanceof ViewExpiredException)
                && !(cause instanceof EJBAccessException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static void leave(FacesContext faces, String address) {
        ExternalContext external = faces.getExternalContext();
        try {
            external.redirect(external.getRequestContextPath() + address);
        } catch (IOException e) {
            throw new FacesException(e);
        }
        faces.responseComplete();
    }

    /** Makes them, by faces-config.xml. */
    public static class Factory extends ExceptionHandlerFactory {

        /** Wraps the one of Faces. */
        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new PageExceptionHandler(getWrapped().getExceptionHandler());
        }
    }
}
