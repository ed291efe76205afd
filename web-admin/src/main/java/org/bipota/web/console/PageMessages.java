package org.bipota.web.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.EditableValueHolder;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** What pages say after an action, and where they go then. */
@ApplicationScoped
public class PageMessages {

    @Inject
    private Texts texts;

    @Inject
    private ReasonWords reasons;

    @Inject
    private SubmitOnce once;

    /** Whether this submit is the first of its form; a repeat is told that it changed nothing. */
    boolean firstSubmit() {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (once.first(faces.getExternalContext().getRequestParameterMap().get(SubmitOnce.PARAMETER))) {
            return true;
        }
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, texts.text("action.repeated"), null));
        return false;
    }

    /** Says that something was done. */
    void done(String key, Object... values) {
        add(null, FacesMessage.SEVERITY_INFO, texts.text(key, values));
    }

    /** Says what is wrong, beside no field; a value may be a reason as the server gives it. */
    void wrong(String key, Object... values) {
        add(null, FacesMessage.SEVERITY_ERROR, texts.text(key,
                Arrays.stream(values).map(value -> reasons.say(String.valueOf(value))).toArray()));
    }

    /** Says what is wrong with a field, which keeps what was entered, beside it; in the page's language or as the server gives it. */
    void wrongField(String componentId, String why) {
        FacesContext faces = FacesContext.getCurrentInstance();
        UIComponent[] found = new UIComponent[1];
        faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (visit, component) -> {
            if (componentId.equals(component.getId())) {
                found[0] = component;
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        if (found[0] instanceof EditableValueHolder field) {
            field.setSubmittedValue(faces.getExternalContext().getRequestParameterMap().get(found[0].getClientId(faces)));
            field.setValid(false);
        }
        add(found[0] == null ? null : found[0].getClientId(faces), FacesMessage.SEVERITY_ERROR, reasons.say(why));
        faces.validationFailed();
    }

    /** Goes to another page, which shows the messages. */
    void goTo(String address) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.getFlash().setKeepMessages(true);
        try {
            external.redirect(external.getRequestContextPath() + address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String clientId, FacesMessage.Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(clientId, new FacesMessage(severity, text, null));
    }
}
